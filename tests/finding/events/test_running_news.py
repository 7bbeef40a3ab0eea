"""What running news says in words that mean something else elsewhere: senses, sides and what did not happen."""

from __future__ import annotations

import pytest

from dateline.records import Event
from tests.finding.conftest import Read

# sentences whose words look like an act of that type, and tell none
NONE = [
    ("The minister will press ahead with the reforms.", "REQUEST"),
    ("She went in and ordered pizza for the Okello family.", "REQUEST"),
    ("The river sustains half a million people.", "AID"),
    ("A boy sustained a wound to the head.", "AID"),
    ("A photo provided by the army shows the bridge; images were provided by the army.", "AID"),
    ("Ada Bello contributed to this report.", "AID"),
    ("The museum sponsored an event in Gao.", "AID"),
    ("The building was evacuated in Gao.", "AID"),
    ("The government hosts 600,000 refugees.", "CONSULT"),
    ("Measles cases have been imported to Kenya from Uganda.", "COOPERATE"),
    ("The refugees came to settle in Kenya.", "AGREE"),
    ("Ada Bello accepted her award on Monday.", "AGREE"),
    ("Armed guards stood by.", "SUPPORT"),
    ("Residents signed up to speak at the hearing.", "SUPPORT"),
    ("Troops backed by helicopters crossed the river.", "SUPPORT"),
    ("Crime poses a threat to Kenya.", "THREATEN"),
    ("The ministry examined old data.", "ACCUSE"),
    ("Police suspect it was an accident.", "ACCUSE"),
    ("Signs prohibiting skating have gone up.", "COERCE"),
    ("His self-imposed exile from politics ended.", "COERCE"),
    ("Recruiting sanctions stay in force.", "MOBILIZE"),
    ("The senator made an ad hominem attack on Ada Bello.", "ASSAULT"),
    ("A minister suffered a heart attack in Gao.", "ASSAULT"),
    ("The detectives infiltrated a smuggling ring.", "ASSAULT"),
    ("A boy accidentally shot himself in Gao.", "ASSAULT"),
    ("They are fighting for equality in Kenya.", "ASSAULT"),
    ("Okoro is presumed to have drowned.", "ASSAULT"),
    ('"That is nonsense," the minister shot back.', "ASSAULT"),
    ("Ada Bello pummeled Amos Kiprop for his remarks.", "ASSAULT"),
    ("Those killed had carried weapons.", "ASSAULT"),
    ("Officers were called to the market on a complaint.", "APPEAL"),
    ("The party appeals to younger voters.", "APPEAL"),
    ("Okoro pleaded not guilty on Monday.", "APPEAL"),
    ("Ministers volunteer their time to ride with officers.", "AGREE"),
    ("The party has 30 pledged delegates and Amos Kiprop pledged delegates.", "AGREE"),
    ("The group released a digital ad in Gao.", "RETREAT"),
    ("The family walked out of the courthouse.", "REJECT"),
    ("They helped Kenya meet its aspirations.", "CONSULT"),
    ("The candidate launched a new round of attacks on Amos Kiprop.", "ASSAULT"),
    ("Parliament eliminated the week of early voting.", "ASSAULT"),
    ("Troops rounded up chickens.", "COERCE"),
    ("The candidate is holding rallies in Gao.", "PROTEST"),
    ("The judge wrote a dissent.", "PROTEST"),
    ("The report opposed Jewish settlements.", "AGREE"),
    ("Kenya seeks to secure a road to the border.", "REQUEST"),
    ("As Ada Bello told Kenyan television, talks will go on.", "REQUEST"),
    ('"Is that a bribe?" Ada Bello asked.', "REQUEST"),
    ("The fighters were hard-pressed by Ansar Bako.", "REQUEST"),
    ("The mayor released a 75-page report on the fire in Gao.", "RETREAT"),
    ("Factions opposed to Amos Kiprop met in Gao.", "ACCUSE"),
    ("The agency is investigating an outbreak in Gao.", "ACCUSE"),
    ("The officers were summoned for questioning.", "ACCUSE"),
    ("Police equipped with shields lined the road.", "AID"),
    ("The road provides smugglers a route to the coast.", "AID"),
    ("The officers were met by gunmen throwing grenades.", "CONSULT"),
    ("Medics were in direct contact with the children.", "CONSULT"),
    ("The minister and her Danish counterpart Jens Holm left a press conference.", "CONSULT"),
    ("Fighters took part in a training session by Kenyan troops.", "CONSULT"),
    ("They left, according to a news release of the army.", "RETREAT"),
    ("The officials were named to combat hatred.", "ASSAULT"),
    ("Residents ignored orders to disperse.", "COERCE"),
    ("A man tried to break up the fight.", "COERCE"),
    ("A tornado drill was held on Monday and the siren went off.", "MOBILIZE"),
    ("Okoro died after a long battle with cancer.", "ASSAULT"),
    ("The fever has killed 100 people in Gao.", "ASSAULT"),
    ("The plan hurt the party.", "ASSAULT"),
    ("The candidate hoped for a chance of beating Amos Kiprop.", "ASSAULT"),
    ("Amos Kiprop continued his verbal assault on Ada Bello.", "ASSAULT"),
    ("He was convicted of trafficking drugs.", "ASSAULT"),
]

# sentence, type, actors and recipients by their words
SIDES = [
    ("A man was arrested in Gao after he attacked a guard.", "ASSAULT", ("A man",), ("a guard",)),
    ("Women who said they backed Ada Bello were few.", "SUPPORT", ("Women",), ("Ada Bello",)),
    ("Nine Qadirites were killed near Gao.", "ASSAULT", (), ("Nine Qadirites",)),
    ("He mourned two officers shot in Bako last week by a sniper.", "ASSAULT", ("a sniper",), ("two officers",)),
    ("A 5-year-old boy was hit during a shooting in Gao.", "ASSAULT", (), ("A 5-year-old boy",)),
    ("The king sacked his predecessor, Omar Salim.", "CONCEDE", ("The king",), ("Omar Salim",)),
    ("Okoro, a former running back, was shot by Deidra Okello.", "ASSAULT", ("Deidra Okello",), ("Okoro",)),
    ("Several protesters gathered in the lobby.", "PROTEST", ("Several protesters",), ()),
    ("Mayor Tom Otieno said how he asked Uganda to send masks.", "REQUEST", ("Tom Otieno",), ("Uganda",)),
    ("Kenyan troops were patrolling the capital on Friday.", "MOBILIZE", ("troops",), ()),
    ("The doctor requested masks to protect the sick.", "REQUEST", ("The doctor",), ("masks",)),
    ("Ada Bello pummeled Amos Kiprop for his remarks.", "ACCUSE", ("Ada Bello",), ("Amos Kiprop",)),
    ("Deidra Okello faces one count of fraud.", "ACCUSE", (), ("Deidra Okello",)),
    ("Shots were fired in Gao on Monday.", "ASSAULT", (), ()),
    ("A militia vowed to wage war on Kenya.", "THREATEN", ("A militia",), ("Kenya",)),
    ("The union said that it would vote, and threatened to close the road.", "THREATEN", ("The union",), ("the road",)),
    ("The council placed Omar Salim under sanctions.", "SANCTION", ("The council",), ("Omar Salim",)),
    ("Protests over wages in the south of Peru left two people dead.", "PROTEST", (), ()),
    ("Kenya refused to meet with the envoy of Niger.", "REJECT", ("Kenya",), ("the envoy",)),
    ("Nine were shot in the head.", "ASSAULT", (), ("Nine",)),
    ("Okoro Bello has prior arrests for theft.", "COERCE", (), ("Okoro Bello",)),
    ("Dozens of monks demonstrated in Gao on Tuesday.", "PROTEST", ("monks",), ()),
    ("It is sad to have two men shot at home.", "ASSAULT", (), ("two men",)),
    ("The group captured large quantities of weapons.", "COERCE", ("The group",), ("large quantities of weapons",)),
    ("Woman accused of attacking people with a knife.", "ACCUSE", (), ("Woman",)),
    ("Two clinics were looted and its staff threatened.", "THREATEN", (), ("its staff",)),
    ("The envoy released a report accusing Kenya of torture.", "ACCUSE", ("The envoy",), ("Kenya",)),
    ("Kenya and Uganda expressed criticism of Chad.", "ACCUSE", ("Kenya", "Uganda"), ("Chad",)),
    ("Ten people were displaced by fighting near Gao.", "ASSAULT", (), ("Ten people",)),
    ("Kenya sent planes in support of the Ugandans.", "SUPPORT", ("Kenya",), ("Ugandans",)),
    ("Minister Ada Bello left. Police reopened the Bello investigation.", "ACCUSE", (), ("Bello",)),
    ("Islamic State lost ground. Warplanes struck IS targets near Gao.", "ASSAULT", ("Warplanes",), ("IS targets",)),
    ("Anti-IS coalition jets bombed Islamic State posts.", "ASSAULT", ("Anti-IS coalition jets",), ()),
    ("A minister here called on Chad's envoy to discuss trade.", "CONSULT", ("A minister",), ("Chad's envoy",)),
    ("Troops captured the mosque in Gao.", "ASSAULT", ("Troops",), ("the mosque",)),
    ("Five people were placed under arrest.", "COERCE", (), ("Five people",)),
    ("The army seized a huge arsenal.", "COERCE", ("The army",), ("a huge arsenal",)),
    ("Tanks patrolled the main streets of Gao.", "MOBILIZE", (), ()),
    ("A man was killed in a drive-by shooting in Gao.", "ASSAULT", (), ("A man",)),
    ("A shooting on Monday at a home in Gao woke the town.", "ASSAULT", (), ()),
    ("The blasts in Gao on Monday shook houses.", "ASSAULT", (), ()),
]

# sentence, type, modality, whether it is negated
HAPPENED = [
    ("Troops will arrest anyone who threatens Kenya.", "THREATEN", "hypothetical", False),
    ("The union planned to march on April 9 to demand the minister's resignation.", "REQUEST", "planned", False),
    ("It is too early to arrest the minister.", "COERCE", "hypothetical", False),
    ("The party has a right to protest against the law.", "PROTEST", "hypothetical", False),
    ("The minister will speak at a rally in Gao on Friday.", "PROTEST", "planned", False),
    ("The group sued Kenya to try and overturn the ban.", "REJECT", "attempted", False),
    ("Kenya fears five people whom it accuses of theft.", "ACCUSE", "asserted", False),
    ("Rebels are battling to oust President Amos Kiprop.", "COERCE", "attempted", False),
    ("Did the rebels attack the convoy?", "ASSAULT", "possible", False),
    ("The ministry has evidence to charge Ada Bello.", "ACCUSE", "hypothetical", False),
    ("It deterred Kenya from attacking Uganda.", "ASSAULT", "attempted", True),
    ("Officers responded to a call for a shooting in Gao on Monday.", "ASSAULT", "asserted", False),
    ("Ada Bello, who'd endorsed Amos Kiprop, left.", "SUPPORT", "asserted", False),
    ("She was taught how to shoot at men.", "ASSAULT", "hypothetical", False),
    ("Kenya will answer any attack by rebels.", "ASSAULT", "hypothetical", False),
    ("The minister declined a request from Uganda for talks.", "REQUEST", "asserted", False),
    ("The president will host talks in Nairobi on Friday and sign a treaty with Uganda.", "CONSULT", "planned", False),
    ("The president will host talks in Nairobi on Friday and sign a treaty with Uganda.", "SUPPORT", "planned", False),
]


def of_type(read: Read, text: str, kind: str) -> list[Event]:
    return [event for event in read(text).events if event.type == kind]


def words(event: Event, role: str) -> tuple[str, ...]:
    return tuple(item.span.quote for item in event.participants if item.role == role)


@pytest.mark.parametrize(("text", "kind"), NONE, ids=[case[0] for case in NONE])
def test_a_word_in_another_sense_tells_nothing(read_all: Read, text: str, kind: str) -> None:
    assert of_type(read_all, text, kind) == []


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), SIDES, ids=[case[0] for case in SIDES])
def test_sides_are_found_where_a_reader_finds_them(
    read_all: Read, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = of_type(read_all, text, kind)
    assert found, "no event of the type"
    assert words(found[0], "actor") == actors
    assert words(found[0], "recipient")[: len(recipients)] == recipients


@pytest.mark.parametrize(("text", "kind", "modality", "negated"), HAPPENED, ids=[f"{c[0]} {c[1]}" for c in HAPPENED])
def test_what_has_not_happened_is_told_so(read_all: Read, text: str, kind: str, modality: str, negated: bool) -> None:
    assert [(event.modality, event.negated) for event in of_type(read_all, text, kind)][:1] == [(modality, negated)]


def test_clashes_that_broke_out_are_one_happening(read: Read) -> None:
    (event,) = of_type(read, "Clashes broke out between rebels and soldiers in Gao on Friday.", "ASSAULT")
    assert (event.pattern, event.time.edtf if event.time else None) == (False, "2023-03-03")


def test_attacks_of_a_day_are_no_habit(read: Read) -> None:
    (event,) = of_type(read, "The attacks in Gao on March 2 shook the country.", "ASSAULT")
    assert (event.pattern, event.time.edtf if event.time else None) == (False, "2023-03-02")


def test_what_is_refused_is_told_once(read: Read) -> None:
    events = read("Kenya refused to meet with the envoy of Niger.").events
    assert [(event.type, event.negated) for event in events] == [("REJECT", False)]


def test_several_acts_are_counted(read: Read) -> None:
    (event,) = of_type(read, "Rebels launched several attacks in Gao.", "ASSAULT")
    assert not event.pattern


def test_what_no_group_has_claimed_is_said_by_nobody(read: Read) -> None:
    (event,) = of_type(read, "No group has claimed responsibility for Tuesday's attack in Gao.", "ASSAULT")
    assert event.attribution_id is None
    assert event.time is not None and event.time.edtf == "2023-03-07"


def test_the_president_is_who_bears_the_plain_title(read: Read) -> None:
    reading = read(
        "President Amos Kiprop met miners. FIFA President Tom Otieno came as well.\n\n"
        "The president said that pay would rise."
    )
    said = next(found for found in reading.attributions if found.source and found.source.quote == "The president")
    actor = reading.actor(said.source_id)
    assert actor is not None and actor.name == "Amos Kiprop"
