"""What a person wants: the way a question is put, joined with what it is about, points to one of the twenty topics.

The glossary says what a word belongs to on its own ("liver": risks of dantrolene). Here stands what a combination
means: a dantrolene name with "how much" wants the dose, a drug that causes NMS with "again" wants the restart, two
drugs with "together" want the combination. Each rule adds to its topics; nothing is excluded, ranking weighs it all.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.content.models import Topic
from app.content.search.lexicon import Keys, keys_of

# How things are asked: phrases in any spelling or form, separated by commas.
_ASKS = {
    "dose": "dose, how much, how many, mg, mg/kg, ml, maximum, ceiling, limit, daily, per kilo, per kg, kilo, strength, regimen, "
    "bolus, loading, titrate, starting, weight, kg, calculate, heavy, child, vial, units, big",
    "mix": "mix, make up, made up, making up, reconstitute, draw up, dilute, diluent, water, saline, glucose, dextrose, shake, "
    "filter, crystals, cloudy, vial, ampoule, bottle, powder, keep, fridge, light, expire, expiry, storage, store, shelf life, "
    "syringe, infusion, drip, pump, rate, push, bolus, how fast, how quickly, inject over, compatible, compatibility, y site, "
    "same line, volume, concentration, orange, prepare, preparation, stock, box, solution, stable, discard, oral, capsules, "
    "tablets, by mouth, swap, wean, how long, how many days, interval, ideal body weight, obese, fat, overweight, every, hourly, "
    "infuse, minutes, colour, dissolve, give it over, over how long",
    "harm": "side effect, adverse, risk, safe, danger, harm, toxic, toxicity, liver, lft, lfts, alt, leak, extravasation, tissued, "
    "vein, cannula, peripheral, central line, picc, weak, weakness, breathing, breathless, resp, drowsy, sedation, sleepy, "
    "swallow, contraindicated, contraindication, allergy, interact, interaction, overload, oedema, mannitol, phlebitis, necrosis, arm, "
    "burning arm, skin, swollen, hepatitis, copd, myasthenia, lung, chest, caution, who must not, jaundice, site, "
    "spill, driving, dizzy, eat, walk, who should not, bad for, problem, floppy, cirrhosis, warning, black box, overdose",
    "role": "work, mechanism, moa, how does, evidence, first line, indication, indicated, when, why, who needs, cure, antidote, "
    "licence, licensed, off label, unlicensed, instead, alternative, no stock, onset, kick in, mortality, survival, survive, help, "
    "benefit, trial, proof, prove, proven, should we, should i, need, worth, controversial, purpose, role, action, act, effective, "
    "point of, severe, refractory, failed, not working, test, what is, what does, do anything, good, how soon, ryanodine, ryr1, calcium release, "
    "everyone, start, resistant, response, relaxant, mild, any use",
    "restart": "restart, rechallenge, again, go back on, back on, start back, started back, put back on, resume, reintroduce, retry, wait, "
    "weeks after, after nms, post nms, since nms, had nms, safest, switch, next antipsychotic, future, new antipsychotic, washout, another "
    "antipsychotic, different antipsychotic, once better, once recovered, when better, recovered from, same drug, lower risk, after recovery, "
    "previous nms, history of nms, past nms, hx of nms, re challenge, come back, second time, in future",
    "stop": "stop, stopped, hold, held, withhold, omit, skip, due, still give, still gie, carry on, continue, avoid, never, not give, can i give, "
    "do i give, should i give, give tonight, ok to give, okay to give, safe to give, allowed, may i give, night tablets, offending, "
    "discontinue, which drugs, what drugs, cease, d c, suspend, keep giving, regular meds, instead of, take off, prescribed, for agitation, "
    "agitated, prn, contraindicated, for vomiting, for nausea, cross off, can he have, can she have, can they have, as well",
    "missed": "missed, miss, stop, stopped, ran out, withdrawn, withdrawal, held, hold, not had, off his, off her, forgot, forgotten, nil by mouth, nbm, "
    "late, cut, reduced, abrupt, abruptly, suddenly, skipped, pulled, put back, restart, go back, give it back, resume, not taking, not absorbed",
    "trigger": "cause, causes, causing, caused, trigger, triggers, bring on, brings on, brought on, set off, reaction, risk factor, risk factors, "
    "why, can it, due to, from, since, after, which drugs, what drugs, which medicines, which antipsychotics, who gets, induced, blame, culprit, responsible, "
    "started, increased, yesterday, last week, given, had, then, risk, implicated, do this, link, make it more likely, more likely, likely",
    "versus": "vs, versus, v, or, difference, differences, differ, different, compare, compared, comparison, than, rather, instead, distinguish, "
    "tell apart, tell it from, tell from, tell them apart, differentiate, which one, better, against, over, not, confused with, mistaken",
    "both": "both, together, combine, combined, combination, add, adding, added, plus, with, and, on top, as well, alongside, dual, "
    "triple, same time, at once, either, concurrent, all three, one of them, combo, mix",
    "outlook": "die, survive, mortality, prognosis, outlook, how long, last, recover, recovery, pull through, make it, get better, outcome, "
    "permanent, brain damage, sequelae, long term, normal again, duration, chances, fatal, deadly, full recovery, lasting, how many days, settle, "
    "weeks, resolve, going to be ok, be ok, worse, survival, lethal, elderly, long haul, live, kill, home",
    "watch": "how often, monitor, obs, observations, recheck, repeat, chart, bloods, check, frequent, every, watch, trend, serial, labs, hourly, "
    "interval, telemetry, ecg, record, when to recheck, daily bloods, send, tests, which tests",
    "call": "call, phone, ring, who, who do i, escalate, escalation, transfer, bleep, contact, alert, move, crash, page, itu, icu, hdu, senior, help, fast bleep, outreach, met call",
    "define": "what is, whats, define, definition, meaning, stand for, stands for, explain, overview, basics, summary, in a nutshell, about, teach",
    "proof": "how do i know, is it, could it be, could this be, maybe, or just, or something else, look like, looks like, mimic, mimics, rule out, lookalike, look alike, "
    "exclude, differential, ddx, what else, instead, vs, versus, or, not nms, misdiagnosed, mistaken",
}  # fmt: skip


class Rule(NamedTuple):
    """Where one of each group in `about` is named (all groups) and one of `asks` is asked, topics gain `gives`."""

    about: tuple[frozenset[str], ...]
    asks: tuple[str, ...]
    gives: dict[Topic, float]
    alone: bool = False  # only if nothing is asked that another rule knows


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


_DANTROLENE = _names("dantrolene")
_BROMOCRIPTINE = _names("bromocriptine")
_AMANTADINE = _names("amantadine")
_AGONIST = _names("bromocriptine", "amantadine", "dopamine agonist")
_BENZO = _names("benzodiazepine", "lorazepam", "diazepam", "midazolam")
_ECT = _names("ECT", "shock treatment")
_CULPRIT = _names("antipsychotic", "antiemetic", "anti-sickness", "mental health medicine", "depot", "LAI", "lithium", "neuroleptic", "dopamine blocker", "phenothiazine", "FGA", "SGA", "new medicine", "monthly injection", "haloperidol")
_PARKINSON = _names("levodopa", "Parkinson disease", "PD", "Parkinson medicine", "missed tablets", "COMT")
_CCB = _names("calcium-channel blocker", "CCB", "verapamil", "diltiazem")
_MH = _names("malignant hyperthermia", "MH", "under anaesthetic", "suxamethonium")
_SS = _names("serotonin syndrome", "SS", "serotonin", "SSRI", "SNRI", "clonus", "hyperreflexia", "cyproheptadine", "Hunter criteria", "MAOI")
_OTHER = _names("sepsis", "infection", "heat stroke", "malignant catatonia", "catatonia", "anticholinergic toxicity", "baclofen withdrawal", "baclofen", "parkinsonism-hyperpyrexia", "NCSE", "TFT", "seizure", "delirium")
_NMS = _names("NMS", "neuroleptic malignant syndrome")

RULES = (
    Rule((_DANTROLENE,), ("dose", "mix"), {"dantrolene-dose": 2.6}),
    Rule((_DANTROLENE,), ("harm",), {"dantrolene-risks": 2.6}),
    Rule((_DANTROLENE,), ("role",), {"dantrolene-role": 2.2}),
    Rule((_DANTROLENE,), (), {"dantrolene-role": 1.5, "dantrolene-dose": 1.3, "dantrolene-risks": 1.1}, alone=True),
    Rule((_DANTROLENE, _CCB), (), {"dantrolene-risks": 4.0}),
    Rule((_DANTROLENE, _AGONIST), ("both", "versus"), {"combination": 2.6}),
    Rule((_DANTROLENE, _AGONIST), (), {"combination": 1.6}),
    Rule((_DANTROLENE, _BENZO), ("both",), {"benzodiazepine": 0.8, "dantrolene-risks": 0.8, "combination": 1.2}),
    Rule((_DANTROLENE, _ECT), ("both",), {"combination": 1.0, "ect": 1.0}),
    Rule((_BROMOCRIPTINE,), (), {"bromocriptine": 1.6}),
    Rule((_AMANTADINE,), (), {"amantadine": 1.8}),
    Rule((_BROMOCRIPTINE, _AMANTADINE), ("versus",), {"amantadine": 1.0, "bromocriptine": 0.5}),
    Rule((_BROMOCRIPTINE, _AMANTADINE), ("both",), {"combination": 1.0}),
    Rule((_BENZO,), (), {"benzodiazepine": 1.4}),
    Rule((_BENZO, _CULPRIT), ("stop", "versus"), {"stop-drug": 1.0, "benzodiazepine": 0.6}),
    Rule((_ECT,), (), {"ect": 2.4}),
    Rule((_CULPRIT,), ("restart",), {"rechallenge": 2.6}),
    Rule((_CULPRIT,), ("stop",), {"stop-drug": 2.0}),
    Rule((_CULPRIT,), ("trigger",), {"cause": 1.6}),
    Rule((_CULPRIT,), (), {"cause": 1.4, "stop-drug": 1.0}, alone=True),
    Rule((_PARKINSON,), ("missed",), {"cause": 1.6, "stop-drug": 1.5}),
    Rule((_MH,), ("versus", "proof", "define"), {"mh-vs-nms": 1.6}),
    Rule((_MH, _NMS), (), {"mh-vs-nms": 2.0}),
    Rule((_MH, _CULPRIT), (), {"mh-vs-nms": 1.2}),
    Rule((_SS,), ("versus", "proof", "define"), {"ss-vs-nms": 1.6}),
    Rule((_SS, _NMS), (), {"ss-vs-nms": 2.0}),
    Rule((_OTHER,), ("versus", "proof"), {"differential": 1.8}),
    Rule((_OTHER, _NMS), ("versus", "proof"), {"differential": 1.2}),
    Rule((_NMS,), (), {"overview": 1.0}, alone=True),
    Rule((_NMS,), ("define",), {"overview": 1.6}),
    Rule((), ("restart",), {"rechallenge": 0.8}),
    Rule((), ("outlook",), {"prognosis": 0.8}),
    Rule((), ("watch",), {"monitoring": 0.6}),
    Rule((), ("call",), {"overview": 0.9}),
    Rule((), ("both",), {"combination": 0.3}),
    Rule((), ("stop",), {"stop-drug": 0.3}),
    Rule((), ("trigger",), {"cause": 0.3}),
    Rule((), ("proof",), {"differential": 0.4}),
)  # fmt: skip

_PHRASES: dict[str, dict[Keys, set[str]]] = {}
for _ask, _forms in _ASKS.items():
    for _form in _forms.split(","):
        if _keys := keys_of(_form):
            _PHRASES.setdefault(_keys[0], {}).setdefault(_keys, set()).add(_ask)


def asked(keys: Keys) -> set[str]:
    """The ways of asking that the words show."""
    found: set[str] = set()
    for place, key in enumerate(keys):
        for phrase, asks in _PHRASES.get(key, {}).items():
            if keys[place : place + len(phrase)] == phrase:
                found |= asks
    return found


def wanted(keys: Keys, names: Iterable[str]) -> Mapping[Topic, float]:
    """How strongly each topic is wanted, by the rules that hold."""
    asks, named = asked(keys), frozenset(names)
    topics: dict[Topic, float] = {}
    met: set[frozenset[str]] = set()
    for rule in RULES:
        if not all(group & named for group in rule.about):
            continue
        if rule.alone and any(group in met for group in rule.about):
            continue
        if rule.asks:
            if not asks.intersection(rule.asks):
                continue
            met.update(rule.about)
        for topic, worth in rule.gives.items():
            topics[topic] = topics.get(topic, 0.0) + worth
    return topics
