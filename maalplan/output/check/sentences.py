"""The sentence of every kind of remark, in Danish and in English; what stands in braces is filled in."""

from __future__ import annotations

from typing import Final, NamedTuple


class Sentence(NamedTuple):
    """What is wrong, and what to do, in both languages."""

    da: str
    en: str


SENTENCES: Final[dict[str, Sentence]] = {
    # ------------------------------------------------------------ the plan and its numbers
    "no-agency": Sentence(
        "Dokumentet nævner ingen myndighed, som planen gælder for. Skriv den på forsiden.",
        "The document names no authority whose plan it is. Write it on the cover.",
    ),
    "no-year": Sentence(
        "Dokumentet siger ikke, hvilket år planen gælder for. Skriv året i titlen.",
        "The document does not say which year it is for. Write the year in the title.",
    ),
    "still-draft": Sentence(
        "Dokumentet kalder sig stadig »{word}«, men er underskrevet.",
        "The document still calls itself “{word}”, but is signed.",
    ),
    "unread-words": Sentence(
        "Det er uklart, hvad disse ord hører til. Sæt dem under en overskrift eller i et felt.",
        "It is unclear what these words belong to. Put them below a heading or in a field.",
    ),
    "unsure-reading": Sentence(
        "Dokumentet kunne ikke læses sikkert her ({finding}); andre bemærkninger kan skyldes det.",
        "The document could not be read with certainty here ({finding}); other remarks may come from that.",
    ),
    "number-twice": Sentence(
        "To mål har nummer {number}: det andet er »{other}«. Giv dem hvert sit nummer.",
        "Two goals have number {number}: the other is “{other}”. Give each its own.",
    ),
    "number-missing": Sentence(
        "Der er intet mål med nummer {number} før nummer {next}. Er et mål taget ud?",
        "There is no goal with number {number} before number {next}. Was one taken out?",
    ),
    "goal-without-title": Sentence(
        "Målet har ingen titel; det har de andre mål.",
        "The goal has no title; the others have.",
    ),
    "milestone-twice": Sentence(
        "Samme ord står også i målepunkt {number} i »{other}«. Slet det ene, eller skriv, hvad der er forskellen.",
        "The same words stand in milestone {number} of “{other}” too. Delete one, or write what the difference is.",
    ),
    "placeholder": Sentence(
        "»{word}« skal erstattes af det rigtige.",
        "“{word}” must be filled in.",
    ),
    # ------------------------------------------------------------ can it be measured
    "goal-without-milestones": Sentence(
        "Målet har ingen målepunkter: intet siger, hvornår det er nået.",
        "The goal has no milestones: nothing says when it is reached.",
    ),
    "goal-not-measurable": Sentence(
        "Ingen af målets målepunkter kan måles: de siger kun en retning. Skriv et tal, en frist eller noget, "
        "der er gjort.",
        "None of the goal's milestones can be measured: they only give a direction. Write a figure, a deadline, or "
        "something that is done.",
    ),
    "milestone-not-measurable": Sentence(
        "»{word}« siger kun en retning: skriv, hvor meget, hvornår, eller hvad der er gjort.",
        "“{word}” only gives a direction: write how much, by when, or what is done.",
    ),
    "vague-words": Sentence(
        "»{word}« lader det stå åbent, om det skal nås.",
        "“{word}” leaves open whether it must be reached.",
    ),
    "only-ongoing": Sentence(
        "Det, der sker løbende, er aldrig nået: skriv et tal eller en frist.",
        "What goes on all the time is never reached: write a figure or a deadline.",
    ),
    "contradicting-target": Sentence(
        "Intet tal opfylder »{words}«: det største tal skal stå sidst.",
        "No figure fits “{words}”: the larger one must stand last.",
    ),
    # ------------------------------------------------------------ deadlines
    "plan-without-deadlines": Sentence(
        "{count} af {all} målepunkter, der ikke er et tal for året, siger ikke, hvornår de skal nås.",
        "{count} of {all} milestones that are no figure for the year do not say by when they must be reached.",
    ),
    "goal-without-deadline": Sentence(
        "Ingen af målets målepunkter har en frist.",
        "None of the goal's milestones has a deadline.",
    ),
    "milestone-without-deadline": Sentence(
        "Målepunktet har ingen frist; det har andre af målets målepunkter.",
        "The milestone has no deadline; others of the goal have.",
    ),
    "deadline-before-plan": Sentence(
        "Tiden »{deadline}« ligger før planen, der begynder {start}. Er året fra sidste plan?",
        "The time “{deadline}” lies before the plan, which begins on {start}. Is the year last year's?",
    ),
    "deadline-after-plan": Sentence(
        "Fristen »{deadline}« ligger efter planens udløb {end}, så den kan ikke afrapporteres.",
        "The deadline “{deadline}” lies after the plan's end, {end}, so that it cannot be reported on.",
    ),
    "deadline-beyond-plan": Sentence(
        "Fristen »{deadline}« slutter {day}, efter planens udløb {end}.",
        "The deadline “{deadline}” ends on {day}, after the plan's end, {end}.",
    ),
    "deadline-on-weekend": Sentence(
        "Fristen »{deadline}« er en {weekday}.",
        "The deadline “{deadline}” is a {weekday}.",
    ),
    "deadline-without-year": Sentence(
        "Planen dækker flere år, og der står ikke, hvilket år der menes.",
        "The plan covers several years, and it does not say which one is meant.",
    ),
    "impossible-date": Sentence(
        "»{word}« findes ikke i kalenderen.",
        "No calendar has “{word}”.",
    ),
    # ------------------------------------------------------------ weights
    "weights-not-hundred": Sentence(
        "Målenes vægte giver tilsammen {total}, ikke 100.",
        "The goals' weights add to {total}, not to 100.",
    ),
    "weights-incomplete": Sentence(
        "Målet har ingen vægt; det har andre mål (tilsammen {total}).",
        "The goal has no weight; others have ({total} together).",
    ),
    "milestone-weights-not-hundred": Sentence(
        "Målepunkternes vægte giver tilsammen {total}, hverken 100 eller målets egen vægt.",
        "The milestones' weights add to {total}, neither to 100 nor to the goal's own weight.",
    ),
    "milestone-weights-incomplete": Sentence(
        "Målepunktet har ingen vægt; det har andre af målets målepunkter.",
        "The milestone has no weight; others of the goal have.",
    ),
    # ------------------------------------------------------------ left over
    "earlier-year-in-words": Sentence(
        "»{word}« ligger før {year}, som planen gælder for. Er året fra sidste plan?",
        "“{word}” lies before {year}, which the plan is for. Is the year last year's?",
    ),
    "earlier-year-in-heading": Sentence(
        "Her står {word}, men planen gælder for {year}.",
        "This says {word}, but the plan is for {year}.",
    ),
    "title-of-earlier-year": Sentence(
        "Planen siger {year}, men {count} af {all} frister med årstal ligger i {other}. Er titlen fra sidste plan?",
        "The plan says {year}, but {count} of {all} deadlines with a year lie in {other}. Is the title last year's?",
    ),
    "earlier-follow-up": Sentence(
        "Opfølgningen »{occasion}« ligger før planen, der begynder {start}. Er året fra sidste plan?",
        "The follow-up “{occasion}” lies before the plan, which begins on {start}. Is the year last year's?",
    ),
    # ------------------------------------------------------------ last year's plan
    "goal-dropped": Sentence(
        "Et mål fra sidste års plan er ikke med mere. Er det nået, eller er det glemt?",
        "A goal of last year's plan is gone. Was it reached, or forgotten?",
    ),
    "milestone-repeated": Sentence(
        "Det samme stod ord for ord i sidste års plan (målepunkt {numbers}). Blev det ikke nået?",
        "The same stood word for word in last year's plan (milestone {numbers}). Was it not reached?",
    ),
    "old-name": Sentence(
        "»{word}« er navnet fra sidste års plan.",
        "“{word}” is the name of last year's plan.",
    ),
    "target-softened": Sentence(
        "Måltallet er lempet: »{before}« er blevet »{now}«. Er det meningen?",
        "The target was softened: “{before}” has become “{now}”. Is it meant so?",
    ),
    "target-gone": Sentence(
        "Sidste års måltal »{before}« er væk.",
        "Last year's target “{before}” is gone.",
    ),
    "deadline-postponed": Sentence(
        "Fristen ligger senere på året end sidste år: »{before}« er blevet »{now}«.",
        "The deadline lies later in the year than last year's: “{before}” has become “{now}”.",
    ),
    "deadline-gone": Sentence(
        "Sidste års frist »{before}« er væk.",
        "Last year's deadline “{before}” is gone.",
    ),
    "words-softened": Sentence(
        "Ordene lover mindre end sidste års.",
        "The words promise less than last year's.",
    ),
    # ------------------------------------------------------------ the ministry's other plans
    "shared-goal-missing": Sentence(
        "Det koncernfælles mål findes hos {others}, men ikke her.",
        "This shared goal is there with {others}, and not here.",
    ),
    "shared-goal-wording": Sentence(
        "{field} er anderledes hos {others}.",
        "{field} is different with {others}.",
    ),
    "shared-goal-value": Sentence(
        "{field} er her »{own}«, og hos {others} »{usual}«.",
        "{field} is “{own}” here, and “{usual}” with {others}.",
    ),
    "shared-milestone-missing": Sentence(
        "Dette målepunkt findes under målet hos {others}, men ikke her.",
        "This milestone stands in the goal with {others}, and not here.",
    ),
    # ------------------------------------------------------------ signing
    "no-signatures": Sentence(
        "Planen nævner ingen, der skriver under.",
        "The plan names nobody who signs it.",
    ),
    "one-signature": Sentence(
        "Kun {who} skriver under; planen er en aftale mellem to parter.",
        "Only {who} signs; the plan is an agreement between two parties.",
    ),
    "signature-undated": Sentence(
        "Underskriften fra {who} har ingen dato.",
        "The signature of {who} has no date.",
    ),
    "signature-year": Sentence(
        "Underskriften fra {who} er dateret {day}, men planen gælder for {year}.",
        "The signature of {who} is dated {day}, but the plan is for {year}.",
    ),
    "no-follow-up": Sentence(
        "Planen siger ikke, hvornår målene følges op.",
        "The plan does not say when its goals are followed up.",
    ),
}
"""Code → sentence."""
