//! Articles of different shapes, invented for these tests.

/// Agency style, a page with furniture, hard-wrapped lines, a transcript.
pub(super) const ARTICLES: [&str; 4] = [AGENCY, PAGE, WRAPPED, TALK];

const AGENCY: &str = "\
Norland will not join harbour pact, minister says

PORT ELLAN, Norland (AP) — Norland’s foreign minister, Ida Berg, said on Tuesday that her country \
would not sign the harbour pact unless the Southern Union lifts its fish tariffs.

“We have promised nothing,” Berg told reporters. “And we will promise nothing until the tariffs \
are gone.

“That is our last word,” she added.

The United Kingdom and France agreed last week to send inspectors if both sides ask for them. \
Prime Minister Tom O’Hara called the plan “a ‘good’ start” and vowed to pay a third of its cost \
by 2031.

According to a draft seen by this newspaper, the Union “shall refrain from” new tariffs. Brussels \
declined to comment. \"It may consider an offer,\" a senior official said on condition of anonymity.
";

const PAGE: &str = "\
By Jo Poe and Al Moe, City Post
Updated 7:45 PM EDT, Tue October 8, 2024
FILE PHOTO: Mayor Ann Roe (right) at the pier. Photo: City Post
Mayor Roe threatens to close the pier

Mayor Ann Roe threatened on Monday to close the old pier. She said: “Nobody will walk there again.”

READ MORE: Ten piers to see this year

What comes next

Skye Lines, the pier’s owner, refused to pay. “Who asked us?” wrote its head, Dr. J. Smith Jr., in \
a letter dated Jan. 5. The U.S. company has 1,200 workers and a fleet known as the “Grey Ladies”.

The city's council will meet on Friday. It could offer the company a loan, Roe's spokesman said.

Follow us on our channel
Reporting by Jo Poe; Editing by Al Moe
© 2024 City Post
";

const WRAPPED: &str = "\
        TALKS END WITHOUT PROMISE

    BRUSSELS, March 3 (Reuters) - Talks on the
river border ended on Monday without a pledge
from either side, the two presidents said.
    \"I did not commit to anything,\" President Lee
Min-ho said. \"But I am ready to meet again
after the elections.\"
    His guest, President Maria dos Santos, said
she would return \"in the spring\", provided that
the bridge is open. She did not say when.
";

const TALK: &str = "\
Q. and A.: «Nous verrons»
ROE: Will you keep the ferry?
BERG: I will. I’ve said so; I’ll say it again: “We keep it!”
ROE: Even if nobody pays...?
BERG: \"Even then.\" 'It's ours,' as my father used to say.
";
