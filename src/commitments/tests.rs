//! The rules on small texts: what they find, and what they must not. How far each is trusted is
//! another matter: nothing is left out here for its confidence.

use super::context::Context;
use crate::report::names;
use crate::text::Document;

/// The commitments of a text: "stance status agents | cue | content | conditions @time"; those that
/// some rule doubts too where `doubtful`.
fn found(text: &str, doubtful: bool) -> Vec<String> {
    let structure = crate::structure::find(text);
    let document = Document::new(text, &structure);
    let tags = crate::tagging::tag(&document);
    let actors = crate::actors::find(&document, &tags.entities);
    let quotes = crate::quotes::find(&document, &tags.parts, &actors);
    let context = Context::new(&document, &tags.parts, &structure, &actors, &quotes);
    let candidates = context.candidates(false);
    candidates
        .iter()
        .filter(|candidate| doubtful || !candidate.doubtful)
        .map(|candidate| {
            let commitment = &candidate.commitment;
            let agents: Vec<_> = commitment
                .agents
                .iter()
                .map(|agent| agent.name.as_str())
                .collect();
            let conditions = commitment.conditions.iter().map(|condition| {
                format!(
                    " | {}: {}",
                    names::condition(condition.kind),
                    condition.span.of(text)
                )
            });
            let time = commitment
                .time
                .iter()
                .map(|time| format!(" @{}", time.span.of(text)));
            let mut line = format!(
                "{} {} {} | {} | {}",
                names::stance(commitment.stance),
                names::status(commitment.status),
                agents.join(" + "),
                commitment.cue.of(text),
                commitment.content.of(text),
            );
            line.extend(conditions.chain(time));
            line
        })
        .collect()
}

/// A body paragraph with a headline that binds nobody.
fn body(sentence: &str) -> Vec<String> {
    found(&format!("A day of talks\n\n{sentence}"), false)
}

/// Checks all candidates of a sentence, however doubtful.
pub(super) fn check_all(sentence: &str, expected: &[&str]) {
    let found = found(&format!("A day of talks\n\n{sentence}"), true);
    assert_eq!(found, expected, "{sentence}");
}

#[test]
fn companies_and_unions_are_not_their_country() {
    check(
        "Ghana fell ill. The Ghanaian union promised to help.",
        &["commits made Ghanaian union | promised to | help"],
    );
    check(
        "Ghana fell ill. The Ghanaian army promised to help.",
        &["commits made Ghana | promised to | help"],
    );
}

pub(super) fn check(sentence: &str, expected: &[&str]) {
    assert_eq!(body(sentence), expected, "{sentence}");
}

#[test]
fn a_mark_that_opened_before_the_action_is_no_part_of_it() {
    check(
        "The port of Larvik said it “remains committed to rebuilding the bridge”.",
        &["commits made The port of Larvik | committed to | rebuilding the bridge"],
    );
}

#[test]
fn a_party_takes_the_name_of_the_speaker_in_the_same_words() {
    let text = "Mayor promises to reopen the pier\n\nThe mayor of Larvik, Jane Doe, vowed to reopen the pier.";
    assert_eq!(
        found(text, false),
        [
            "commits made Jane Doe | promises to | reopen the pier",
            "commits made Jane Doe | vowed to | reopen the pier",
        ]
    );
}

#[test]
fn verbs_bind_their_subject() {
    check(
        "Norway pledged to rebuild the bridge by 2030.",
        &["commits made Norway | pledged to | rebuild the bridge @by 2030"],
    );
    check(
        "Norway agreed on Friday to rebuild the bridge.",
        &["commits made Norway | agreed | rebuild the bridge"],
    );
    check(
        "Norway and Chile signed a treaty.",
        &["commits made Norway + Chile | signed | a treaty"],
    );
    check(
        "The treaty was signed by Norway.",
        &["commits made Norway | was signed | The treaty"],
    );
    check(
        "Norway has scrapped the visit.",
        &["commits withdrawn Norway | has scrapped | the visit"],
    );
}

#[test]
fn coordinated_actions_are_apart() {
    check(
        "Norway vowed to send engineers and build hubs if Chile pays.",
        &[
            "commits made Norway | vowed to | send engineers | if: if Chile pays",
            "commits made Norway | vowed to | build hubs | if: if Chile pays",
        ],
    );
}

#[test]
fn harm_makes_a_threat() {
    check(
        "Norway vowed to crush the rebels.",
        &["threatens made Norway | vowed to | crush the rebels"],
    );
    check(
        "Norway threatened to close the border unless Chile yields.",
        &["threatens made Norway | threatened to | close the border | unless: unless Chile yields"],
    );
    check(
        "Norway vowed to lift the sanctions.",
        &["commits made Norway | vowed to | lift the sanctions"],
    );
    check(
        "Norway’s threat to seize the ship worried Chile.",
        &["threatens made Norway | threat to | seize the ship"],
    );
}

#[test]
fn negation_turns_the_stance() {
    check(
        "Norway did not sign the treaty.",
        &["withholds withheld Norway | did not sign | the treaty"],
    );
    check(
        "Norway refused to sell the ship.",
        &["refuses made Norway | refused to | sell the ship"],
    );
    check(
        "Norway ruled out sending troops.",
        &["refuses made Norway | ruled out | sending troops"],
    );
    check(
        "Norway has not decided whether to sell the ship.",
        &["withholds withheld Norway | has not decided whether to | sell the ship"],
    );
    check("Norway did not threaten anybody.", &[]);
}

#[test]
fn demands_bind_whom_they_name() {
    check(
        "Chile urged Norway to release the crew.",
        &["considers expected Norway | urged | release the crew"],
    );
    check(
        "Norway was asked to release the crew.",
        &["considers expected Norway | was asked to | release the crew"],
    );
    check("Police urged residents to stay home.", &[]);
    check(
        "Chile demanded the release of a ship by Norway.",
        &["considers expected Norway | demanded | the release of a ship by Norway"],
    );
}

#[test]
fn will_counts_in_a_mouth_only() {
    check("Norway will win the match.", &[]);
    check("Talks will resume on Monday.", &[]);
    check(
        "Norway said it will send doctors next week.",
        &["commits made Norway | will | send doctors @next week"],
    );
    check(
        "“We will not sell the ship,” Ana Roe said.",
        &["refuses made Ana Roe | will | sell the ship"],
    );
    check(
        "Ana Roe said Norway might sell the ship.",
        &["considers proposed Norway | might | sell the ship"],
    );
    check("“Will Norway sell the ship?” Ana Roe asked.", &[]);
    check("Ana Roe believes prices will rise.", &[]);
}

#[test]
fn conditions_in_front_count() {
    check(
        "“If the strike ends, we will reopen the harbour,” Ana Roe said.",
        &["commits made Ana Roe | will | reopen the harbour | if: If the strike ends"],
    );
}

#[test]
fn nouns_need_a_holder() {
    check(
        "Norway announced plans to buy the port.",
        &["commits made Norway | announced plans to | buy the port"],
    );
    check("The pledge was not mentioned again.", &[]);
    check("Doubts grew over the Norwegian commitment to Chile.", &[]);
    check(
        "Norway has no plans to sell the ship.",
        &["refuses made Norway | has no plans to | sell the ship"],
    );
}

#[test]
fn adjectives_bind_their_subject() {
    check(
        "Norway is ready to talk to Chile.",
        &["commits made Norway | is ready to | talk to Chile"],
    );
    check(
        "It is unclear whether Norway will join the pact.",
        &["considers unclear Norway | unclear whether | join the pact"],
    );
    check(
        "Norway is expected to join the pact.",
        &["considers expected Norway | is expected to | join the pact"],
    );
}

#[test]
fn what_was_struck_is_withheld() {
    check(
        "Norway’s participation in the mission was removed from the draft.",
        &["withholds removed Norway | was removed from | Norway’s participation in the mission"],
    );
}

#[test]
fn what_is_open_is_considered() {
    check(
        "Ana Roe said the price was “up for discussion.”",
        &["considers proposed Ana Roe | up for discussion | up for discussion"],
    );
    check("The price was up for discussion.", &[]);
}

#[test]
fn idle_words_bind_nobody() {
    check("Norway declined to comment.", &[]);
    check("“I want to thank the crew,” Ana Roe said.", &[]);
    check(
        "Ana Roe was ordered to pay a fine, and the law will take effect in May.",
        &[],
    );
}

#[test]
fn an_action_that_begins_with_a_cue_is_told_once() {
    check(
        "Ana Roe said Norway would refuse to sell the ship.",
        &["refuses made Norway | would | refuse to sell the ship"],
    );
    check(
        "Ana Roe said Norway would consider selling the ship.",
        &["considers proposed Norway | would | consider selling the ship"],
    );
    check(
        "Ana Roe said Norway would agree to sell the ship.",
        &["commits made Norway | would | agree to sell the ship"],
    );
}

#[test]
fn harm_left_undone_is_promised() {
    check(
        "Norway promised Chile that it would not attack the ship.",
        &["commits made Norway | promised | attack the ship"],
    );
    check(
        "Ana Roe said Norway would not abandon Chile.",
        &["commits made Norway | would | abandon Chile"],
    );
    check(
        "Ana Roe said Norway would not support an attack.",
        &["refuses made Norway | would | support an attack"],
    );
    check(
        "Norway vowed to dismantle its fleet.",
        &["commits made Norway | vowed to | dismantle its fleet"],
    );
    check(
        "Norway vowed to take measures against Chile.",
        &["threatens made Norway | vowed to | take measures against Chile"],
    );
    check(
        "Norway vowed a decisive response.",
        &["threatens made Norway | vowed | a decisive response"],
    );
}

#[test]
fn what_is_left_open_is_no_promise() {
    check(
        "Chile did not say whether it would sell the ship.",
        &["withholds withheld Chile | whether | sell the ship"],
    );
    check("Chile asked whether Norway would sell the ship.", &[]);
    check(
        "Norway has avoided any pledge of soldiers.",
        &["withholds withheld Norway | has avoided any pledge of | soldiers"],
    );
    check(
        "It is less likely that Norway agrees to a deal.",
        &["considers unclear Norway | agrees to | a deal"],
    );
    check("Chile pays once Norway agrees to a deal.", &[]);
}

#[test]
fn negations_are_found_around_the_modal() {
    check(
        "“We are not going to sell the ship,” Ana Roe said.",
        &["refuses made Ana Roe | are not going to | sell the ship"],
    );
    check(
        "Neither Norway nor Chile would sell the ship.",
        &["refuses made Norway + Chile | would | sell the ship"],
    );
    check("Norway and Chile would sell the ship.", &[]);
}

#[test]
fn passives_bind_who_promises() {
    check(
        "Norway was promised a loan by Chile.",
        &["commits made Chile | was promised | a loan"],
    );
    check(
        "An agreement was reached between Norway and Chile on opening the border.",
        &["commits made Norway + Chile | was reached | opening the border"],
    );
    check("Norway was promised a loan.", &[]);
}

#[test]
fn pressure_binds_whom_it_is_put_on() {
    check(
        "Norway pressed Chile for a refund.",
        &["considers expected Chile | pressed | a refund"],
    );
    check(
        "Norway wrote to Chile and asked it to release the crew.",
        &["considers expected Chile | asked | release the crew"],
    );
    check(
        "Chile called on Norway to pay or face consequences.",
        &["considers expected Norway | called on | pay or face consequences"],
    );
}

#[test]
fn actions_end_before_what_stands_around_them() {
    check(
        "Norway pledged to build the bridge as winter comes.",
        &["commits made Norway | pledged to | build the bridge"],
    );
    check(
        "Norway plans to visit Chile next week to meet the mayor.",
        &["commits made Norway | plans to | visit Chile @next week"],
    );
    check(
        "Norway and Chile signed a pact on Thursday to guard the bridge.",
        &["commits made Norway + Chile | signed | guard the bridge"],
    );
}
