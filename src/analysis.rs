//! What an analysis says: the domain types that a user of the library sees.
//!
//! Plain data. Every [`Span`] counts **bytes** of the text that was analysed; the reports turn
//! them into code points. Lists are in reading order.

use crate::text::Span;

/// Everything found in one article.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The language as ISO 639-1 ("en"), when enough text stands there to tell.
    pub language: Option<&'static str>,
    /// The headline; none when the article starts with its body.
    pub headline: Option<Span>,
    /// Place, date, time and agency.
    pub dateline: Option<Dateline>,
    /// Who wrote the article.
    pub byline: Option<Byline>,
    /// Picture captions and credits.
    pub captions: Vec<Caption>,
    /// Body paragraphs and subheadings.
    pub paragraphs: Vec<Paragraph>,
    /// What belongs to the page and not to the article.
    pub furniture: Vec<Furniture>,
    /// Quotations and statements.
    pub quotes: Vec<Quote>,
    /// People, organisations and countries.
    pub actors: Vec<Actor>,
    /// Named locations that are not countries.
    pub places: Vec<Place>,
    /// Who bound themselves to what.
    pub commitments: Vec<Commitment>,
    /// Doubts about the input.
    pub warnings: Vec<Warning>,
}

/// Where and when the article was filed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The date line of its own, the inline dateline, or both.
    pub spans: Vec<Span>,
    /// As written: "KYIV, Ukraine".
    pub place: Option<String>,
    /// Where the place stands.
    pub place_span: Option<Span>,
    /// ISO 8601: "2026-01-08", or "--01-08" when the year is not given.
    pub date: Option<String>,
    /// 24-hour clock, "11:15".
    pub time: Option<String>,
    /// "Reuters", "AP".
    pub agency: Option<String>,
}

/// The line that names the authors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Byline {
    /// The whole line.
    pub span: Span,
    /// The names in it, without "By" and without the newspaper.
    pub authors: Vec<String>,
}

/// A picture caption or credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The whole line.
    pub span: Span,
    /// "NBC News", "AP Photo/Jane Doe".
    pub credit: Option<String>,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphRole {
    /// Running text.
    Body,
    /// A heading between paragraphs.
    Subheading,
}

/// A paragraph, without white space at its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: ParagraphRole,
    /// Where it stands.
    pub span: Span,
}

/// What a piece of furniture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FurnitureRole {
    /// "Read more in our channel", "Subscribe", related stories.
    Promotion,
    /// "Reporting by …; Editing by …".
    SignOff,
    /// "Correction: an earlier version …".
    Correction,
    /// A second time stamp.
    Timestamp,
    /// Anything else of the page.
    Other,
}

/// A line of the page that is no part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Furniture {
    /// What it is for.
    pub role: FurnitureRole,
    /// Where it stands.
    pub span: Span,
}

/// Index into [`Analysis::actors`]; printed as `a1` for 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub usize);

/// Index into [`Analysis::quotes`]; printed as `q1` for 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub usize);

/// How a statement is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// Wholly inside quotation marks.
    Direct,
    /// A reported clause with quoted words in it.
    Mixed,
    /// A reported clause without quotation marks.
    Indirect,
    /// Quotation marks around what nobody in the article said: a title, a nickname, irony.
    Unattributed,
}

/// A statement with its attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// How it is rendered.
    pub kind: QuoteKind,
    /// Index into [`Analysis::paragraphs`] of the paragraph in which it begins; none in headline and captions.
    pub paragraph: Option<usize>,
    /// The content. Direct: without the outer marks. Mixed: the whole reported clause.
    pub span: Span,
    /// What stands inside the outermost quotation marks, without them; one span a paragraph. Empty for indirect.
    pub verbatim: Vec<Span>,
    /// The words that attribute: "said", "according to".
    pub cue: Option<Span>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The first part of the same statement, when this one goes on after its attribution.
    pub continues: Option<QuoteId>,
}

/// How a speaker is named at the place where the statement is attributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerKind {
    /// By name.
    Named,
    /// "she".
    Pronoun,
    /// "the minister".
    Description,
    /// "a person familiar with the talks".
    Anonymous,
    /// "the draft".
    Document,
}

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The merged actor, when the speaker is one.
    pub actor: Option<ActorId>,
    /// The resolved name, also behind a pronoun; for a description or an anonymous source that description.
    pub name: Option<String>,
    /// The words that name the speaker at the attribution.
    pub span: Span,
    /// How he is named there.
    pub kind: SpeakerKind,
    /// In which words the article says that, or why, he is not named: "who spoke on condition of
    /// anonymity because the talks were private"; for anonymous speakers only.
    pub anonymity: Option<Span>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A body that acts: ministry, company, party, court, newspaper.
    Organization,
    /// A state, also when its capital stands for its government.
    Country,
}

/// Grammatical gender, for pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    /// The name or a part of it.
    Name,
    /// "Kyiv" for the government of Ukraine.
    Metonym,
    /// "Ukrainian".
    Demonym,
    /// "she".
    Pronoun,
}

/// One mention of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The name alone: no title, no possessive 's.
    pub span: Span,
    /// How it refers.
    pub kind: MentionKind,
}

/// A party that can act, all its mentions merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// What it is.
    pub kind: ActorKind,
    /// The fullest name.
    pub name: String,
    /// Other names used in the article, in order of appearance.
    pub aliases: Vec<String>,
    /// Titles and functions as written.
    pub roles: Vec<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// For pronouns; persons only.
    pub gender: Option<Gender>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// True when a mention stands in the headline.
    pub in_headline: bool,
    /// 0 to 1; how much of the article is about the actor.
    pub salience: f64,
}

/// A named location that is not a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As written at its first mention.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
    /// In text order.
    pub mentions: Vec<Span>,
}

/// How a party stands to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Promises, agrees, plans.
    Commits,
    /// Might, is asked to, or is expected to.
    Considers,
    /// Has not bound itself, without saying no.
    Withholds,
    /// Says no.
    Refuses,
    /// Announces harm.
    Threatens,
}

/// What has become of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Given.
    Made,
    /// On the table.
    Proposed,
    /// Hoped for or demanded by others.
    Expected,
    /// Said to be open.
    Unclear,
    /// Not given.
    Withheld,
    /// Struck from the text.
    Removed,
    /// Given and taken back.
    Withdrawn,
}

/// How strongly the party is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// will, vowed
    Firm,
    /// may, aims to, is likely to
    Hedged,
}

/// How a condition binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionKind {
    /// if, should, in the event of
    If,
    /// unless
    Unless,
    /// until
    Until,
    /// after, following, once
    After,
    /// before
    Before,
    /// provided that, as long as
    Provided,
    /// in exchange for, in return for
    InExchange,
}

/// A condition of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// How it binds.
    pub kind: ConditionKind,
    /// The whole clause or phrase.
    pub span: Span,
}

/// A party named in a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The merged actor, when the party is one.
    pub actor: Option<ActorId>,
    /// The actor's name, or the words of the description.
    pub name: String,
    /// The words that name the party there.
    pub span: Span,
}

/// When a commitment falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words: "by 2030".
    pub span: Span,
    /// ISO 8601, as precise as the words: "2030", "2026-01", "2026-01-09".
    pub date: Option<String>,
}

/// Who bound themselves to do what.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    /// How the party stands to the action.
    pub stance: Stance,
    /// What has become of it.
    pub status: Status,
    /// How strongly the party is bound.
    pub strength: Strength,
    /// The parties bound; never empty.
    pub agents: Vec<Party>,
    /// To or for whom.
    pub recipients: Vec<Party>,
    /// What is promised, without the cue.
    pub content: Span,
    /// The words that make it a commitment.
    pub cue: Span,
    /// On which conditions.
    pub conditions: Vec<Condition>,
    /// When.
    pub time: Option<Time>,
    /// Who says so; none when the article itself does.
    pub source: Option<Speaker>,
    /// The quote in which it stands.
    pub quote: Option<QuoteId>,
    /// The sentence.
    pub evidence: Span,
    /// Index into [`Analysis::paragraphs`]; none in headline and captions.
    pub paragraph: Option<usize>,
    /// 0 to 1.
    pub confidence: f64,
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarningCode {
    /// The text does not seem to be English.
    NotEnglish,
    /// The article starts with its body.
    NoHeadline,
    /// A quotation mark without its partner.
    UnbalancedQuotes,
    /// Bytes that the encoding cannot hold were replaced.
    Undecodable,
    /// Nothing to analyse.
    Empty,
}

/// A doubt about the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// For people.
    pub message: String,
}
