"""Deadlines in Danish milestones and columns: forms, leads, and traps."""

from __future__ import annotations

import pytest

from maalplan.model import Period
from maalplan.normalize.deadlines import as_deadline, needs_year

PLAN = Period("2025-01-01", "2025-12-31")
FOUR_YEARS = Period("2024-01-01", "2027-12-31")

# (text, window as "start..end" with "" for null, or None; why)
MILESTONES = [
    # quarters
    ("Handleplan for ny, større epidemi (Q1).", "2025-01-01..2025-03-31", "the commonest form"),
    ("Afvikling af beredskabsøvelse og evaluering heraf (Q2/Q3).", "2025-04-01..2025-09-30", "two quarters"),
    ("Initiativerne er sat i gang (Q2-Q4).", "2025-04-01..2025-12-31", "a range"),
    ("Initiativerne er sat i gang (Q2 – Q4).", "2025-04-01..2025-12-31", "an en dash with spaces"),
    ("Initiativerne er sat i gang (Q2-4).", "2025-04-01..2025-12-31", "the letter once"),
    ("Rapporten offentliggøres i Q3 og Q4.", "2025-07-01..2025-12-31", "og"),
    ("Der afholdes seminarer i Q1, Q2 og Q4.", "2025-01-01..2025-12-31", "a list: first to last"),
    ("Ny hjemmeside er i luften (Q4 2025).", "2025-10-01..2025-12-31", "the year printed"),
    ("Ny hjemmeside er i luften (Q4-2025).", "2025-10-01..2025-12-31", "the year behind a hyphen"),
    ("Ny hjemmeside er i luften (Q4'25).", "2025-10-01..2025-12-31", "the year in two digits"),
    ("Ny hjemmeside er i luften (2025 Q4).", "2025-10-01..2025-12-31", "the year first"),
    ("Ny hjemmeside er i luften (Q4 2025-Q1 2026).", "2025-10-01..2026-03-31", "over the new year"),
    ("Ny hjemmeside er i luften [Q3].", "2025-07-01..2025-09-30", "square brackets"),
    ("Ny hjemmeside er i luften – Q3", "2025-07-01..2025-09-30", "behind a dash"),
    ("Q2: Udkast til strategi er sendt til departementet.", "2025-04-01..2025-06-30", "in front"),
    ("Kvalitetsmodellen er afprøvet (K3).", "2025-07-01..2025-09-30", "K as in kvartal"),
    ("Kvalitetsmodellen er afprøvet (H1).", "2025-01-01..2025-06-30", "H as in halvår"),
    ("Kvalitetsmodellen er afprøvet i 1. kvartal.", "2025-01-01..2025-03-31", "in words"),
    ("Kvalitetsmodellen er afprøvet i 1.kvartal2025.", "2025-01-01..2025-03-31", "spaces lost in an extraction"),
    ("Kvalitetsmodellen er afprøvet (1. kvt.).", "2025-01-01..2025-03-31", "abbreviated"),
    ("Kvalitetsmodellen er afprøvet i 1./2. kvartal.", "2025-01-01..2025-06-30", "two, with a slash"),
    ("Kvalitetsmodellen er afprøvet i 2.-4. kvartal 2025.", "2025-04-01..2025-12-31", "a range of ordinals"),
    ("Kvalitetsmodellen er afprøvet i 1. og 2. kvartal.", "2025-01-01..2025-06-30", "ordinals with og"),
    ("Kvalitetsmodellen er afprøvet i løbet af første kvartal.", "2025-01-01..2025-03-31", "ordinal in a word"),
    ("I tredje kvartal 2025 er modellen afprøvet.", "2025-07-01..2025-09-30", "first in the sentence"),
    ("Modellen er afprøvet i hhv. 2. og 4. kvartal.", "2025-04-01..2025-12-31", "hhv. behind the lead"),
    ("Modellen er afprøvet inden udgangen af 2. kvartal.", "..2025-06-30", "an end without a start"),
    ("Modellen er afprøvet senest i Q2.", "..2025-06-30", "senest i"),
    ("Modellen er afprøvet ved udgangen af Q2.", "..2025-06-30", "ved udgangen af"),
    ("Modellen er afprøvet inden 2. kvartals udgang.", "..2025-06-30", "the genitive"),
    ("Modellen er afprøvet inden for 1. kvartal.", "2025-01-01..2025-03-31", "inden for is within"),
    ("Modellen er afprøvet inden Q3.", "..2025-06-30", "inden a quarter is before it begins"),
    ("Modellen er afprøvet ultimo Q3.", "2025-09-01..2025-09-30", "the quarter's last month"),
    # halves, thirds, years
    (
        "SST har i første halvår af 2025 etableret et udviklingsakademi.",
        "2025-01-01..2025-06-30",
        "inside the sentence",
    ),
    ("Akademiet er etableret (2. halvår).", "2025-07-01..2025-12-31", "in parentheses"),
    ("Akademiet er etableret i andet halvår 2025.", "2025-07-01..2025-12-31", "andet"),
    ("Akademiet er etableret i første halvdel af 2025.", "2025-01-01..2025-06-30", "halvdel of a year"),
    ("Akademiet er etableret i første halvdel af året.", "2025-01-01..2025-06-30", "halvdel of the year"),
    ("Akademiet er etableret i 2. tertial.", "2025-05-01..2025-08-31", "tertial"),
    ("Akademiet er etableret i hele 2025.", "2025-01-01..2025-12-31", "a whole year"),
    ("Akademiet er etableret i løbet af 2025.", "2025-01-01..2025-12-31", "a whole year"),
    ("Akademiet er etableret i løbet af året.", "2025-01-01..2025-12-31", "the plan's year"),
    ("Akademiet er etableret ved årets udgang.", "..2025-12-31", "årets udgang"),
    ("Akademiet er etableret inden årets udgang.", "..2025-12-31", "inden an end is by it"),
    ("Akademiet er etableret inden udgangen af 2025.", "..2025-12-31", "udgangen af"),
    ("Akademiet er etableret med udgangen af 2025.", "..2025-12-31", "med udgangen af"),
    ("Akademiet er etableret senest ved udgangen af 2025.", "..2025-12-31", "senest ved udgangen af"),
    ("Akademiet er etableret senest ved årsskiftet 2025/26.", "..2025-12-31", "årsskiftet"),
    ("Akademiet er etableret inden 2026.", "..2025-12-31", "before a year"),
    ("Akademiet er etableret ultimo 2025.", "2025-12-01..2025-12-31", "a year's last month"),
    ("Akademiet er etableret primo 2026.", "2026-01-01..2026-01-31", "a year's first month"),
    ("Akademiet er etableret medio 2025.", "2025-06-01..2025-07-31", "a year's middle"),
    ("Akademiet er etableret i slutningen af 2025.", "2025-12-01..2025-12-31", "ultimo in plain Danish"),
    ("Akademiet er etableret i planperioden.", None, "the whole plan says nothing"),
    ("Akademiet er etableret inden udgangen af planperioden.", "..2025-12-31", "the plan's end"),
    # months and their parts
    ("Høringen er afsluttet i juni 2025.", "2025-06-01..2025-06-30", "a month"),
    ("Høringen er afsluttet i juni måned.", "2025-06-01..2025-06-30", "måned"),
    ("Høringen er afsluttet (oktober).", "2025-10-01..2025-10-31", "alone in parentheses"),
    ("Høringen er afsluttet (okt. 2025).", "2025-10-01..2025-10-31", "abbreviated"),
    ("Høringen er afsluttet (april/maj).", "2025-04-01..2025-05-31", "two months"),
    ("Høringen er afsluttet i perioden april-september.", "2025-04-01..2025-09-30", "a range"),
    ("Høringen er afsluttet i perioden fra april til september 2025.", "2025-04-01..2025-09-30", "fra ... til"),
    ("Møderne holdes fra marts til juni.", "2025-03-01..2025-06-30", "fra ... til without perioden"),
    ("Møderne holdes mellem april og juni.", "2025-04-01..2025-06-30", "mellem ... og"),
    ("Møderne holdes i april, maj og juni.", "2025-04-01..2025-06-30", "a list"),
    ("Møderne holdes i april og i oktober.", "2025-04-01..2025-10-31", "the lead twice"),
    ("Kampagnen løber fra november 2025 til februar 2026.", "2025-11-01..2026-02-28", "two years printed"),
    ("Kampagnen løber i perioden november-februar 2026.", "2025-11-01..2026-02-28", "runs over the new year"),
    ("Høringen er afsluttet inden udgangen af maj.", "..2025-05-31", "udgangen af"),
    ("Høringen er afsluttet med udgangen af maj måned.", "..2025-05-31", "udgangen af ... måned"),
    ("Høringen er afsluttet ved juni måneds udgang.", "..2025-06-30", "the genitive"),
    ("Høringen er afsluttet senest i maj.", "..2025-05-31", "senest i"),
    ("Høringen er afsluttet senest ultimo juni.", "..2025-06-30", "senest ultimo"),
    ("Høringen er afsluttet ultimo oktober.", "2025-10-21..2025-10-31", "ultimo"),
    ("Høringen er afsluttet medio februar 2025.", "2025-02-11..2025-02-20", "medio"),
    ("Primo juni er høringen afsluttet.", "2025-06-01..2025-06-10", "primo, first in the sentence"),
    ("Høringen er afsluttet primo/medio juni.", "2025-06-01..2025-06-20", "two parts"),
    ("Høringen er afsluttet ultimo februar.", "2025-02-21..2025-02-28", "the last of February"),
    ("Høringen er afsluttet i begyndelsen af september.", "2025-09-01..2025-09-10", "primo in plain Danish"),
    ("Høringen er afsluttet sidst i september.", "2025-09-21..2025-09-30", "ultimo in plain Danish"),
    # seasons and weeks
    ("Undersøgelsen gennemføres i foråret.", "2025-03-01..2025-05-31", "spring"),
    ("Undersøgelsen gennemføres i sommeren 2025.", "2025-06-01..2025-08-31", "summer"),
    ("Undersøgelsen gennemføres i løbet af efteråret.", "2025-09-01..2025-11-30", "autumn"),
    ("Undersøgelsen gennemføres til efteråret.", "2025-09-01..2025-11-30", "til a season"),
    ("Undersøgelsen gennemføres i vinteren 2025/26.", "2025-12-01..2026-02-28", "a winter has two years"),
    ("Undersøgelsen er klar (forår 2025).", "2025-03-01..2025-05-31", "without the article"),
    ("Undersøgelsen er klar i foråret og sommeren 2025.", "2025-03-01..2025-08-31", "two seasons"),
    ("Undersøgelsen er klar i uge 26.", "2025-06-23..2025-06-29", "an ISO week"),
    ("Undersøgelsen er klar senest i uge 26.", "..2025-06-29", "by the week's Sunday"),
    ("Undersøgelsen gennemføres i ugerne 10-12.", "2025-03-03..2025-03-23", "several weeks"),
    # days
    ("Planen er indsendt senest 30. juni 2025.", "..2025-06-30", "senest"),
    ("Planen er indsendt senest den 30. juni.", "..2025-06-30", "the plan's year"),
    ("Planen er indsendt senest d. 30. juni.", "..2025-06-30", "d."),
    ("Planen er indsendt senest fredag den 27. juni.", "..2025-06-27", "with the day of the week"),
    ("Planen er indsendt senest 30.juni 2025.", "..2025-06-30", "no space"),
    ("Planen er indsendt senest 30. jun. 2025.", "..2025-06-30", "a short month"),
    ("Planen er indsendt senest 17.6.2025.", "..2025-06-17", "figures with stops"),
    ("Planen er indsendt senest 01.07.25.", "..2025-07-01", "two digits"),
    ("Planen er indsendt senest 17/6 2025.", "..2025-06-17", "slash and space"),
    ("Planen er indsendt senest 17/6-2025.", "..2025-06-17", "slash and hyphen"),
    ("Planen er indsendt senest 17/6.", "..2025-06-17", "slash, the plan's year"),
    ("Planen er indsendt senest 17-06-2025.", "..2025-06-17", "hyphens"),
    ("Planen er indsendt senest 2025-06-17.", "..2025-06-17", "ISO"),
    ("Planen er indsendt inden 1. juli.", "..2025-06-30", "the day before"),
    ("Planen er indsendt før den 1. juli 2025.", "..2025-06-30", "før"),
    ("Inden den 1. januar 2026 er planen indsendt.", "..2025-12-31", "the day before, over the new year"),
    ("Planen er indsendt pr. 1. marts.", "..2025-03-01", "pr."),
    ("Planen er indsendt den 1. marts.", "..2025-03-01", "a bare day"),
    ("Planen er indsendt 1. marts 2025.", "..2025-03-01", "a bare day without den"),
    ("Gælden er nedbragt frem mod udgangen af 2025.", "..2025-12-31", "frem mod an end"),
    ("Planen er indsendt frem til 1. marts.", "..2025-03-01", "frem til"),
    ("Planen er indsendt (senest 1. marts).", "..2025-03-01", "in parentheses"),
    ("Planen er indsendt (frist: 1. marts).", "..2025-03-01", "a label in parentheses"),
    ("Planen er indsendt (30/6).", "..2025-06-30", "no fraction is that large"),
    ("Der rapporteres hhv. den 24. april, 24. august og 24. oktober.", "2025-04-24..2025-10-24", "several days"),
    (
        "Der rapporteres den 24. april, den 24. august og den 24. oktober 2025.",
        "2025-04-24..2025-10-24",
        "den each time",
    ),
    ("Der rapporteres senest 1. april og senest 1. oktober.", "2025-04-01..2025-10-01", "senest each time"),
    ("Der rapporteres 15. og 30. juni.", "2025-06-15..2025-06-30", "one month for two days"),
    ("Øvelsen holdes i perioden 1. marts - 30. juni.", "2025-03-01..2025-06-30", "from day to day"),
    ("Øvelsen holdes fra den 1. marts til den 30. juni.", "2025-03-01..2025-06-30", "from day to day in words"),
    ("Årsrapporten er afleveret senest 1. marts 2026.", "..2026-03-01", "a printed year may lie after the plan"),
    ("Aftalen er underskrevet senest 15. december 2024.", "..2024-12-15", "or before it, where it is due"),
    # relative
    ("Ny direktør er ansat inden for de første 2 måneder.", "..2025-02-28", "from the start of the plan"),
    ("Ny direktør er ansat inden for de første to måneder af 2025.", "..2025-02-28", "a number word"),
    ("Ny direktør er ansat i årets første tre måneder.", "..2025-03-31", "årets"),
    ("Ny direktør er ansat inden for det første kvartal.", "..2025-03-31", "one"),
    ("Ny direktør er ansat inden for de første 6 uger.", "..2025-02-11", "weeks"),
    # which of several
    ("Udkast foreligger i Q1, og endelig rapport er sendt i Q3.", "2025-07-01..2025-09-30", "the last is the end"),
    ("Udkast (Q1) og endelig rapport (Q3).", "2025-07-01..2025-09-30", "the parentheses at the end"),
    ("Erfaringer fra første halvår er samlet (Q4).", "2025-10-01..2025-12-31", "fra names a subject"),
    ("Regnskabet for 1. kvartal er aflagt senest 1. maj.", "..2025-05-01", "for names a subject"),
    ("Senest 1. oktober er erfaringerne fra 2. kvartal samlet.", "..2025-10-01", "the lead counts"),
    (
        "Der er i løbet af 2025 holdt møder, og evalueringen er sendt i november.",
        "2025-11-01..2025-11-30",
        "not the year",
    ),
    ("Loven, der træder i kraft 1. juli 2025, er indarbejdet (Q4).", "2025-10-01..2025-12-31", "not the law's day"),
    ("Bekendtgørelsen er trådt i kraft 1. juli 2025.", "..2025-07-01", "here it is what must happen"),
    (
        "Opgaven er pr. 1. januar 2025 overtaget, og evalueringen foreligger ultimo året.",
        "2025-12-01..2025-12-31",
        "pr. is weak",
    ),
    ("Sagspuklen er nedbragt ved udgangen af 2025 (720 ved udgangen af 2024).", "..2025-12-31", "the other looks back"),
    ("Analysen er færdig (31. maj, senest 30. juni).", "..2025-06-30", "one of two in parentheses"),
    ("Analysen er færdig (SSI, Q3).", "2025-07-01..2025-09-30", "beside another word"),
    ("Analysen er færdig (Q3) (SSI).", "2025-07-01..2025-09-30", "two parentheses end the text"),
    ("Analysen er færdig (forventet Q3).", "2025-07-01..2025-09-30", "forventet"),
    ("Analysen er færdig i maj 2025 (se bilag 2).", "2025-05-01..2025-05-31", "parentheses without a time"),
    ("Analysen er færdig mellem uge 20 og uge 24.", "2025-05-12..2025-06-15", "from week to week"),
    ("Analysen er færdig den 1/10.", "..2025-10-01", "den makes it a day"),
    ("Møderne holdes i april, september og oktober.", "2025-04-01..2025-10-31", "a list with an s and an o"),
    ("Rapport for 2024 er offentliggjort (Q2).", "2025-04-01..2025-06-30", "the report's year is another"),
    # none
    ("Analysen er færdig tidligst 1. maj.", None, "tidligst is no due time"),
    ("På baggrund af målingen i efteråret 2024 er planen ændret.", None, "a look back"),
    ("Udbuddet er afsluttet, jf. aktstykke 123 af 12. juni 2025.", None, "the day of a paper"),
    ("Forslag med virkning for 2025 er implementeret.", None, "virkning for"),
    ("I 2024 var sagsbehandlingstiden 42 dage.", None, "a look back"),
    ("SSI vil i 2025 fokusere på biasbevidsthed.", None, "the plan's year says nothing"),
    ("Finansloven for 2025 er udmøntet.", None, "a budget"),
    ("Digital strategi 2025 er vedtaget.", None, "a name"),
    ("Tilpasset lov nr. 652 af 6. februar 2020.", None, "the day of a law"),
    ("Aftalen af 12. maj 2025 er udmøntet.", None, "the day of an agreement"),
    ("Ordningen gælder fra 1. september.", None, "a start is no due time"),
    ("Ordningen er evalueret efter 1. september.", None, "nor is efter"),
    ("Tilskud med virkning pr. 1. juli 2025 er udbetalt.", None, "in force from"),
    ("Ventetiden er lavere end i 4. kvartal 2024.", None, "compared with"),
    ("Ventetiden er nedbragt i forhold til 1. kvartal.", None, "compared with"),
    ("Erfaringerne fra Q1-rapporten er drøftet.", None, "a compound"),
    ("Planen er indsendt senest 31. juni.", None, "no such day"),
    ("Planen er indsendt senest den 30. februar 2025.", None, "no such day"),
    ("Planen er indsendt senest 0/0.", None, "no such day"),
    ("Planen er indsendt 1. og 0. juni.", None, "no such day"),
    ("Planen er klar i uge 60.", None, "no such week"),
    ("Planen er klar i 5. kvartal.", None, "no such quarter"),
    ("1/3 af sagerne er afsluttet.", None, "a fraction"),
    ("Mindst 1/3 af sagerne er afsluttet (1/3).", None, "a fraction in parentheses"),
    ("Vagten er bemandet 24/7.", None, "always open"),
    ("Klimaatlasset version 2.1.2025 er udgivet.", None, "a version"),
    ("Udledningen er halveret frem mod 2030.", None, "a horizon"),
    ("Udledningen er halveret frem til 2030.", None, "a horizon"),
    ("Planen er klar inden sommerferien.", None, "nobody knows the day"),
    ("Mindst 90 pct. er behandlet inden for 30 dage.", None, "a duration"),
    ("Svar er sendt senest 14 dage efter modtagelsen.", None, "a duration"),
    ("Erklæringen om H5N1 og SARS-CoV-2 er sendt.", None, "letters and digits"),
    ("Maj Hansen er ansat som projektleder.", None, "a name"),
    ("Møder holdes om foråret.", None, "a habit"),
    ("Der er udarbejdet en handleplan.", None, "nothing"),
    ("", None, "nothing at all"),
]


def as_shown(deadline: object) -> str | None:
    """A deadline as the tables write it."""
    start, end = getattr(deadline, "start", None), getattr(deadline, "end", None)
    return None if deadline is None else f"{start or ''}..{end}"


@pytest.mark.parametrize(("text", "expected", "why"), MILESTONES)
def test_milestone(text: str, expected: str | None, why: str) -> None:
    assert as_shown(as_deadline(text, PLAN)) == expected, why


COLUMN = [
    ("Q2", "2025-04-01..2025-06-30", "a quarter"),
    ("Q2 / Q4", "2025-04-01..2025-12-31", "two quarters"),
    ("4. kvartal", "2025-10-01..2025-12-31", "in words"),
    ("2. halvår", "2025-07-01..2025-12-31", "half a year"),
    ("15-09-2025", "..2025-09-15", "figures"),
    ("01.07.2025", "..2025-07-01", "figures with stops"),
    ("1/7", "..2025-07-01", "in a column no fraction"),
    ("30. november", "..2025-11-30", "the plan's year"),
    ("d. 15. oktober 2025", "..2025-10-15", "d."),
    ("Ultimo juni", "2025-06-21..2025-06-30", "a capital"),
    ("Juni", "2025-06-01..2025-06-30", "a month"),
    ("jun-25", "2025-06-01..2025-06-30", "as Excel writes it"),
    ("Efterår", "2025-09-01..2025-11-30", "a season"),
    ("Uge 26", "2025-06-23..2025-06-29", "a week"),
    ("2025", "2025-01-01..2025-12-31", "in a column a year is a time"),
    ("2026", "2026-01-01..2026-12-31", "also another year"),
    ("Senest 1. juni", "..2025-06-01", "a lead"),
    ("Hele året", "2025-01-01..2025-12-31", "the year"),
    ("Årets udgang", "..2025-12-31", "an end without a lead"),
    ("-", None, "empty"),
    ("–", None, "empty"),
    ("", None, "empty"),
    ("Løbende", None, "recurring"),
    ("Afventer", None, "no time"),
    ("31. juni", None, "no such day"),
]


@pytest.mark.parametrize(("text", "expected", "why"), COLUMN)
def test_column(text: str, expected: str | None, why: str) -> None:
    assert as_shown(as_deadline(text, PLAN, column=True)) == expected, why


SEVERAL_YEARS = [
    ("Planen er sendt i høring (Q2).", None, "which year?"),
    ("Planen er sendt i høring i foråret.", None, "which year?"),
    ("Planen er sendt i høring senest 1. juni.", None, "which year?"),
    ("Planen er sendt i høring ved årets udgang.", None, "which year?"),
    ("Planen er sendt i høring (Q2 2026).", "2026-04-01..2026-06-30", "printed"),
    ("Planen er sendt i høring inden udgangen af 2026.", "..2026-12-31", "printed"),
    ("Planen er sendt i høring (2026).", "2026-01-01..2026-12-31", "a year is a time here"),
    ("Planen er sendt i høring i løbet af 2025-2026.", "2025-01-01..2026-12-31", "two years"),
    ("Planen er sendt i høring inden udgangen af kontraktperioden.", "..2027-12-31", "the plan's end"),
    ("Planen er klar inden for de første 2 måneder.", "..2024-02-29", "from the start; a leap year"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEVERAL_YEARS)
def test_plan_of_several_years(text: str, expected: str | None, why: str) -> None:
    assert as_shown(as_deadline(text, FOUR_YEARS)) == expected, why


def test_year_that_only_one_quarter_of_a_split_period_fits() -> None:
    school_year = Period("2025-08-01", "2026-07-31")
    assert as_shown(as_deadline("Prøven er afholdt (Q4).", school_year)) == "2025-10-01..2025-12-31"
    assert as_shown(as_deadline("Prøven er afholdt senest 1. marts.", school_year)) == "..2026-03-01"


def test_year_in_parentheses_is_no_due_time_in_a_plan_of_one_year() -> None:
    assert as_deadline("Sundhedsstrategi (2025)", PLAN) is None


def test_without_a_period_only_printed_years_count() -> None:
    assert as_deadline("Planen er klar (Q2).", None) is None
    assert as_shown(as_deadline("Planen er klar (Q2 2025).", None)) == "2025-04-01..2025-06-30"
    assert as_deadline("Klar inden for de første 2 måneder.", None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planen er klar (Q2).", True),
        ("Planen er klar i foråret.", True),
        ("Planen er klar (Q2 2026).", False),
        ("Planen er klar inden udgangen af planperioden.", False),
        ("Planen er klar.", False),
    ],
)
def test_needs_year(text: str, expected: bool) -> None:
    assert needs_year(text) is expected


TEXTS = [
    ("Beredskabsøvelse (Q2/Q3).", "Q2/Q3"),
    ("Akademiet er etableret i første halvår af 2025.", "i første halvår af 2025"),
    ("Indsendt senest 30. juni 2025.", "senest 30. juni 2025"),
    ("Modellen er afprøvet inden udgangen af 2. kvartal.", "inden udgangen af 2. kvartal"),
    ("Rapporter hhv. den 24. april, 24. august og 24. oktober er sendt.", "24. april, 24. august og 24. oktober"),
    ("Ultimo juni er planen klar.", "Ultimo juni"),
    ("Inden den 1. april er planen klar.", "Inden den 1. april"),
    ("Planen er klar (frist: 1. marts).", "1. marts"),
    ("Klar inden for de første 2 måneder.", "inden for de første 2 måneder"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text_is_the_words_it_was_read_from(text: str, expected: str) -> None:
    deadline = as_deadline(text, PLAN)
    assert deadline is not None
    assert deadline.text == expected
