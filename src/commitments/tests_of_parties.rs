//! Who is meant, and how much of the action belongs to the content, on small texts.

use super::tests::{check, check_all};

#[test]
fn its_is_no_person() {
    check(
        "Ana Roe praised Norway, and its plan to buy the port was read aloud.",
        &["commits made Norway | plan to | buy the port"],
    );
    check(
        "Ana Roe smiled, and her plan to buy the port was read aloud.",
        &["commits made Ana Roe | plan to | buy the port"],
    );
}

#[test]
fn their_is_several_parties() {
    check_all(
        "Ana Roe met the two unions after their threat to boycott the port.",
        &["threatens made two unions | threat to | boycott the port"],
    );
}

#[test]
fn a_remark_tells_of_its_owner() {
    check(
        "Ole Berg recalled Ana Roe’s promise that she would build the port.",
        &["commits made Ana Roe | promise that she would | build the port"],
    );
}

#[test]
fn the_doer_stands_behind_by() {
    check(
        "Ana Roe said the plan will be studied by the Norwegian government.",
        &["commits made Norway | will be | the plan will be studied by the Norwegian government"],
    );
    check(
        "Ana Roe said the plan will be studied by May.",
        &["commits made Ana Roe | will be | the plan will be studied @by May"],
    );
}

#[test]
fn both_sides_of_a_deal_are_bound() {
    check_all(
        "Ana Roe saw the signing of a pact between Norway and Chile.",
        &["commits made Norway + Chile | signing of | a pact between Norway and Chile"],
    );
}

#[test]
fn we_of_a_minister_is_his_state_too() {
    check(
        "“We will build the port,” Norwegian Prime Minister Ana Roe said. Norway paid.",
        &["commits made Ana Roe + Norway | will | build the port"],
    );
    check(
        "“I will build the port,” Norwegian Prime Minister Ana Roe said. Norway paid.",
        &["commits made Ana Roe | will | build the port"],
    );
    check(
        "“We will build the port,” Norwegian singer Ana Roe said. Norway paid.",
        &["commits made Ana Roe | will | build the port"],
    );
}

#[test]
fn a_threat_is_who_makes_it() {
    check(
        "Norway threatened that the rebels would pay a price.",
        &["threatens made Norway | threatened | the rebels would pay a price"],
    );
}

#[test]
fn tasks_and_threats_with_something() {
    check(
        "Ana Roe tasked Ole Berg with finding a port.",
        &["considers expected Ole Berg | tasked | finding a port"],
    );
    check(
        "Norway threatened Chile with a boycott.",
        &["threatens made Norway | threatened | a boycott"],
    );
    check("Norway threatened Chile.", &[]);
}

#[test]
fn staying_away_is_a_no() {
    check(
        "Norway plans to skip the summit.",
        &["refuses made Norway | plans to | skip the summit"],
    );
    check(
        "Norway plans to sit out the summit.",
        &["refuses made Norway | plans to | sit out the summit"],
    );
    check(
        "Norway plans to sit at the table.",
        &["commits made Norway | plans to | sit at the table"],
    );
}

#[test]
fn grounds_and_hopes_are_cut_off() {
    check(
        "Norway vowed to recall its envoy over the killing.",
        &["commits made Norway | vowed to | recall its envoy"],
    );
    check(
        "Norway vowed to pay sailors over 60.",
        &["commits made Norway | vowed to | pay sailors over 60"],
    );
    check(
        "Norway vowed to rebuild the port in hopes of calm.",
        &["commits made Norway | vowed to | rebuild the port"],
    );
}

#[test]
fn brief_conditions_stay_inside() {
    check(
        "Ana Roe promised to seek a law if elected to close the mills.",
        &["commits made Ana Roe | promised to | seek a law if elected to close the mills"],
    );
    check(
        "Ana Roe promised to seek a law if elected.",
        &["commits made Ana Roe | promised to | seek a law | if: if elected"],
    );
}

#[test]
fn what_becomes_of_a_thing_is_told_with_it() {
    check(
        "Ana Roe said the port will be opened next week.",
        &["commits made Ana Roe | will be | the port will be opened @next week"],
    );
}

#[test]
fn what_is_kept_from_a_party_harms_it() {
    check(
        "Norway vowed to withhold arms from Chile.",
        &["threatens made Norway | vowed to | withhold arms from Chile"],
    );
    check(
        "Norway vowed to withhold the tax.",
        &["commits made Norway | vowed to | withhold the tax"],
    );
}

#[test]
fn no_intention_of_harm_is_a_promise() {
    check(
        "Norway has no intention to attack Chile.",
        &["commits made Norway | has no intention to | attack Chile"],
    );
}

#[test]
fn readiness_for_talks_is_no_doubt() {
    check(
        "Norway is ready for talks on the border.",
        &["commits made Norway | is ready for | talks on the border"],
    );
}

#[test]
fn both_may_stand_alone() {
    check(
        "Both have promised to build the port.",
        &["commits made both | have promised to | build the port"],
    );
}

#[test]
fn somebody_named_between_commas_is_the_party() {
    check(
        "The adviser, Ana Roe, will visit Chile, officials said.",
        &["commits made Ana Roe | will | visit Chile"],
    );
}

#[test]
fn what_is_said_goes_on_behind_and() {
    check(
        "Ana Roe said Norway would wait and would rebuild the port.",
        &[
            "commits made Norway | would | wait",
            "commits made Norway | would | rebuild the port",
        ],
    );
}

#[test]
fn promises_received_name_who_gave_them() {
    check(
        "The mill was promised £3m in aid from Norway.",
        &["commits made Norway | was promised | £3m in aid"],
    );
}

#[test]
fn verbs_are_no_nouns() {
    check("The port stayed shut, according to state radio.", &[]);
    check("It is the planned Norwegian port.", &[]);
    check("The town lost three floating bridges.", &[]);
}

#[test]
fn a_dodged_question_binds_nobody() {
    check("Ana Roe dodged a question.", &[]);
    check(
        "Ana Roe dodged a pledge.",
        &["withholds withheld Ana Roe | dodged | a pledge"],
    );
}

#[test]
fn an_open_question_is_of_those_it_divides() {
    check_all(
        "Ana Roe described a quarrel within the union over whether to strike.",
        &["considers unclear union | whether | strike"],
    );
}

#[test]
fn an_agreement_of_nobody_is_of_those_named_before() {
    check_all(
        "Norway met the rebels. An agreement was reached on opening the port.",
        &["commits made Norway | was reached | opening the port"],
    );
}

#[test]
fn urged_is_whoever_stands_behind_the_verb() {
    check(
        "Norway urged allies to cut trade.",
        &["considers expected allies | urged | cut trade"],
    );
}

#[test]
fn who_sends_others_takes_part() {
    check_all(
        "Ole Berg said Norway would be represented by Ana Roe.",
        &["commits made Norway | would be | represented by Ana Roe"],
    );
}
