"""What a person wants: the way a question is put, joined with what it is about, points to one of the twenty topics.

The glossary says what a word belongs to on its own ("liver": risks of dantrolene). Here stands what a combination
means: a dantrolene name with "how much" wants the dose, a drug that causes NMS with "again" wants the restart, two
drugs with "together" want the combination. Each rule adds to its topics; nothing is excluded, ranking weighs it all.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.content.models import Topic
from app.content.search.lexicon import Keys, keys_of

# How things are asked: phrases in any spelling or form, separated by commas. Names that end in "!" hold phrases that
# say it plainly even where nothing else is named.
_ASKS = {
    "dose": "boxes, dose, how much, how many, mg, mg/kg, ml, maximum, ceiling, limit, daily, per kilo, per kg, kilo, strength, regimen, bolus, "
    "loading, titrate, starting, weight, kg, calculate, heavy, child, vial, units, big, minimum, top dose",
    "mix": "boxes, how many boxes, mix, make up, made up, reconstitute, draw up, dilute, diluent, water, saline, glucose, dextrose, shake, filter, crystals, "
    "cloudy, vial, ampoule, bottle, powder, keep, fridge, light, expire, expiry, storage, store, shelf life, syringe, infusion, drip, "
    "pump, rate, push, bolus, how fast, how quickly, inject over, compatible, compatibility, y site, same line, volume, concentration, "
    "orange, prepare, preparation, stock, box, solution, stable, discard, oral, capsules, tablets, by mouth, swap, wean, how long, "
    "how many days, interval, ideal body weight, obese, fat, overweight, every, hourly, infuse, minutes, colour, dissolve, "
    "give it over, over how long, taper, when to stop, stop",
    "harm": "potassium, hyperkalaemia, hands, spilt, eyes, side effect, adverse, risk, safe, danger, harm, toxic, toxicity, liver, lft, lfts, alt, leak, extravasation, tissued, vein, "
    "cannula, peripheral, central line, picc, weak, weakness, breathing, breathless, resp, respiratory, drowsy, sedation, sleepy, swallow, "
    "contraindicated, contraindication, allergy, interact, overload, oedema, mannitol, phlebitis, necrosis, arm, burning arm, skin, swollen, "
    "hepatitis, copd, myasthenia, lung, chest, caution, who must not, jaundice, drip site, spill, driving, dizzy, eat, walk, who should not, "
    "bad for, problem, floppy, cirrhosis, warning, black box, overdose, ses, hurt, damage, reactions, monitor for, watch for, grip",
    "role": "everybody, all patients, for everyone, reverse, work, mechanism, moa, how does, evidence, first line, indication, indicated, when, why, who needs, cure, antidote, licence, "
    "licensed, off label, unlicensed, instead, alternative, no stock, onset, kick in, mortality, survival, survive, help, benefit, trial, "
    "proof, prove, proven, should we, should i, need, worth, controversial, purpose, role, action, act, effective, point of, severe, "
    "refractory, failed, not working, test, what is, what does, do anything, good, how soon, ryanodine, ryr1, calcium release, everyone, "
    "start, resistant, response, relaxant, mild, any use, have no, dont have, run out, ran out, out of, not available, without, "
    "no dantrolene, approved, studies, study, rigidity, stiffness, what for, used for",
    "restart": "after .. nms, start .. again, give .. again, different, next week, switch to, change to, go to, ever again, meds again, tablets again, medicines again, next time, restart, rechallenge, again, go back on, back on, start back, started back, put back on, resume, reintroduce, retry, wait, "
    "after nms, post nms, since nms, had nms, safest, switch, next antipsychotic, future, new antipsychotic, washout, afterwards, "
    "another antipsychotic, different antipsychotic, once better, once recovered, when better, recovered from, same drug, lower risk, "
    "after recovery, previous nms, history of nms, past nms, hx of nms, re challenge, come back, second time, in future, next month, "
    "weeks after, long term plan, which antipsychotic should, which antipsychotic is",
    "restart!": "for life, for good, forever, permanently, after .. nms, start .. again, give .. again, back on, ever again, next time, in future, in the future, meds again, medicines again, tablets again, drugs again, antipsychotics again, restart, rechallenge, happen again, come back, go back on, back on his, back on her, resume, reintroduce, recur, recurrence, "
    "relapse, after recovery, start again, have it again, get it again, retry",
    "stop": "bin, stop, stopped, hold, held, withhold, omit, skip, due, still give, still gie, carry on, continue, avoid, never, not give, "
    "can i give, do i give, should i give, give tonight, ok to give, okay to give, safe to give, allowed, may i give, night tablets, "
    "offending, discontinue, which drugs, what drugs, cease, d c, suspend, keep giving, regular meds, instead of, take off, prescribed, "
    "for agitation, agitated, prn, contraindicated, for vomiting, for nausea, cross off, can he have, can she have, can they have, as well, "
    "still have, tonight, usual, give his, give her, give him his, give her her, next dose",
    "stop!": "withhold, omit, hold back, stop giving, still give, still have, offending, drugs to avoid, what not to give, must not get, "
    "which drugs to stop, what to stop, night tablets, regular meds, cross off, discontinue, medicines to stop",
    "missed": "missed, miss, stop, stopped, ran out, withdrawn, withdrawal, held, hold, not had, off his, off her, forgot, forgotten, "
    "nil by mouth, nbm, late, cut, reduced, abrupt, abruptly, suddenly, skipped, pulled, not taking, not absorbed, not given",
    "put back": "put .. back, put back, put it back, restart, go back, give it back, resume, back on, start again, reinstate, replace, do we give, should we give",
    "trigger": "cause, trigger, bring on, brings on, brought on, set off, reaction, risk factor, why, can it, due to, from, since, after, "
    "which drugs, what drugs, which medicines, which antipsychotics, who gets, induced, blame, culprit, responsible, started, increased, "
    "yesterday, last week, given, had, then, risk, implicated, do this, link, more likely, likely, on, last dose, weeks ago, days ago, ago",
    "trigger!": "which medicines do, what medicines do, why did, why has, why now, who is more likely, cause, trigger, bring on, brings on, bring it on, brings it on, brought on, brought it on, set off, set it off, risk factor, "
    "who gets, culprit, blame, responsible, why did, more likely, what drugs do, induced",
    "versus": "vs, versus, v, or, difference, differ, different, compare, comparison, than, rather, instead, distinguish, tell apart, "
    "tell it from, tell from, tell them apart, differentiate, which one, better, best, against, over, not, confused with, mistaken",
    "both": "both, together, combine, combined, combination, add, adding, added, plus, with, and, on top, as well, alongside, dual, "
    "triple, same time, at once, either, concurrent, all three, one of them, combo, mix, +",
    "both!": "a second, add on, top up, another drug, both, have both, give both, two drugs better, one drug or two, combine, combined, combination, dual, triple, both medicines, both drugs, two drugs, two medicines, all three, same time, combo, "
    "drugs together, one drug, one or both, more than one drug, second drug, add a second, either or both, monotherapy",
    "outlook": "die, survive, mortality, prognosis, outlook, how long, last, recover, recovery, pull through, make it, get better, outcome, "
    "permanent, brain damage, sequelae, long term, normal again, duration, chances, fatal, deadly, lasting, how many days, settle, "
    "weeks, resolve, going to be ok, be ok, worse, survival, lethal, live, kill, home, till, until",
    "outlook!": "how long .. last, how long .. take, come down, how long will he, how long will she, be ill, wake up, walk again, in hospital, go home, length of stay, how sick, how many die, die, survive, mortality, prognosis, outlook, recover, recovery, pull through, get better, outcome, permanent, brain damage, "
    "sequelae, normal again, chances, fatal, deadly, lasting, how long does it last, how long will it last, going to be ok, be ok, "
    "how long until, how long till, settle, survival, lethal, how long before, last for, make it, is better, are better",
    "watch": "keep an eye, look out for, how often, monitor, obs, observations, recheck, repeat, chart, bloods, check, frequent, every, watch, trend, serial, labs, "
    "hourly, interval, telemetry, ecg, record, send, tests, which tests, regularly",
    "call": "call, phone, ring, who, who do i, escalate, escalation, transfer, bleep, contact, alert, move, crash, page, itu, icu, hdu, "
    "senior, help, fast bleep, outreach, met call",
    "call!": "phone, ring, who do i, who to, escalate, escalation, transfer, bleep, fast bleep, outreach, met call, who should, whom, "
    "tell the family, handover, hand over, write it down, who needs to know, team",
    "level": "normal, raised, high, not raised, low, elevated, rule out, exclude, how high, threshold, n",
    "define": "what is, define, definition, meaning, stand for, stands for, explain, overview, basics, summary, in a nutshell, "
    "about, teach, mean",
    "define!": "summary, definition, in a nutshell, overview, explain this, this condition, this illness, the condition, the syndrome, "
    "pathway, guideline, algorithm, flow chart, basics, what is this, what is it, what have they got, what has he got, wrong with",
    "proof": "how do i know, is it, could it be, could this be, maybe, or just, or something else, look like, looks like, mimic, rule out, "
    "lookalike, look alike, exclude, differential, ddx, what else, instead, vs, versus, or, not nms, misdiagnosed, mistaken, tell from, "
    "difference, different",
    "proof!": "or something else, mimic, lookalike, look alike, differential, ddx, what else could, not nms, misdiagnosed, or is it",
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
_BENZO = _names("benzodiazepine", "lorazepam", "diazepam", "midazolam", "calming medicine")
_ECT = _names("ECT", "shock treatment")
_CULPRIT = _names(
    "antipsychotic", "antiemetic", "anti-sickness", "mental health medicine", "depot", "LAI", "lithium", "neuroleptic",
    "dopamine blocker", "phenothiazine", "FGA", "SGA", "new medicine", "monthly injection", "haloperidol", "injection", "IM",
    "stop the tablets",
)
_PARKINSON = _names("levodopa", "Parkinson disease", "PD", "Parkinson medicine", "COMT")
_CCB = _names("calcium-channel blocker", "CCB", "verapamil", "diltiazem")
_MH = _names("malignant hyperthermia", "MH", "under anaesthetic", "suxamethonium")
_SS = _names(
    "serotonin syndrome", "SS", "serotonin", "SSRI", "SNRI", "clonus", "hyperreflexia", "cyproheptadine", "MAOI",
    "Hunter criteria",
)
_OTHER = _names(
    "sepsis", "infection", "heat stroke", "malignant catatonia", "catatonia", "anticholinergic toxicity", "TFT", "seizure",
    "baclofen withdrawal", "baclofen", "parkinsonism-hyperpyrexia", "NCSE", "hot weather",
)
_NMS = _names("NMS", "neuroleptic malignant syndrome")
_STIFF = _names("rigidity", "stiff", "lead-pipe rigidity", "cogwheel rigidity", "spasm")
_HOT = _names("hyperthermia", "burning up")
_SHAKEN = _names(
    "confused", "drowsy", "tachycardia", "heart racing", "BP", "HR", "blood pressure all over the place", "sweating a lot",
    "diaphoresis", "tremor", "shaking", "mutism", "not talking", "autonomic instability", "labile", "delirium", "drooling",
    "altered mental state", "NEWS", "coma", "hypertension", "breathing fast", "pale and clammy",
)
_CK = _names("CK", "normal CK", "muscle enzyme")
_CRITERIA = _names("criteria", "score", "DSM", "IEC", "ICD")
_SIGN = _STIFF | _HOT | _SHAKEN

_MANY = 3  # signs named together are a picture of the illness

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
    Rule((_CULPRIT, _SIGN), (), {"cause": 1.2, "signs": 1.0}),
    Rule((_CULPRIT,), (), {"cause": 1.4, "stop-drug": 1.0}, alone=True),
    Rule((_CULPRIT,), ("outlook!",), {"prognosis": 2.0}),
    Rule((_CULPRIT,), ("call!",), {"overview": 1.6}),
    Rule((_CULPRIT, _OTHER), (), {"differential": 1.6}),
    Rule((_CULPRIT, _SS), (), {"ss-vs-nms": 1.8}),
    Rule((_CK, _NMS), (), {"signs": 1.0}),
    Rule((_CK,), ("level",), {"signs": 1.0, "monitoring": 0.6}),
    Rule((_CRITERIA,), (), {"signs": 1.6}),
    Rule((_PARKINSON,), ("missed",), {"cause": 1.6, "stop-drug": 1.5}),
    Rule((_PARKINSON,), ("put back",), {"stop-drug": 2.2}),
    Rule((_MH,), ("versus", "proof", "define"), {"mh-vs-nms": 1.6}),
    Rule((_MH, _NMS), (), {"mh-vs-nms": 2.0}),
    Rule((_MH, _CULPRIT), (), {"mh-vs-nms": 1.2}),
    Rule((_MH, _SIGN), (), {"mh-vs-nms": 1.6}),
    Rule((_SS,), ("versus", "proof", "define"), {"ss-vs-nms": 1.6}),
    Rule((_SS, _NMS), (), {"ss-vs-nms": 2.0}),
    Rule((_SS, _SIGN), (), {"ss-vs-nms": 1.2}),
    Rule((_OTHER,), ("versus", "proof"), {"differential": 1.8}),
    Rule((_OTHER, _NMS), ("versus", "proof"), {"differential": 1.2}),
    Rule((_STIFF, _HOT), (), {"signs": 1.6}),
    Rule((_STIFF | _HOT, _SHAKEN), (), {"signs": 1.4}),
    Rule((_NMS,), (), {"overview": 1.6}, alone=True),
    Rule((_NMS,), ("define",), {"overview": 0.8}),
    Rule((), ("define!",), {"overview": 1.2}),
    Rule((), ("restart!",), {"rechallenge": 1.2}),
    Rule((), ("outlook!",), {"prognosis": 1.4}),
    Rule((), ("restart",), {"rechallenge": 0.4}),
    Rule((), ("trigger",), {"cause": 0.3}),
    Rule((), ("watch",), {"monitoring": 0.6}),
    Rule((), ("call!",), {"overview": 1.2}),
    Rule((), ("both!",), {"combination": 1.4}),
    Rule((), ("stop!",), {"stop-drug": 1.2}),
    Rule((), ("trigger!",), {"cause": 1.2}),
    Rule((), ("proof!",), {"differential": 1.4}),
    Rule((), ("define",), {"overview": 0.3}),
    Rule((), ("outlook",), {"prognosis": 0.4}),
)  # fmt: skip

_GAP, _WIDEST = "..", 4  # "put .. back": up to so many words between
_GAPPED: dict[Keys, list[tuple[Keys, str]]] = {}
_PHRASES: dict[str, dict[Keys, set[str]]] = {}
for _ask, _forms in _ASKS.items():
    for _form in _forms.split(","):
        if _keys := keys_of(_form):
            if _GAP in _form:
                _before, _after = (keys_of(side) for side in _form.split(_GAP))
                _GAPPED.setdefault(_before, []).append((_after, _ask))
            else:
                _PHRASES.setdefault(_keys[0], {}).setdefault(_keys, set()).add(_ask)


def asked(keys: Keys) -> set[str]:
    """The ways of asking that the words show."""
    found: set[str] = set()
    for place, key in enumerate(keys):
        for phrase, asks in _PHRASES.get(key, {}).items():
            if keys[place : place + len(phrase)] == phrase:
                found |= asks
        for before, afters in _GAPPED.items():
            if keys[place : place + len(before)] == before:
                start = place + len(before)
                for after, ask in afters:
                    if any(keys[at : at + len(after)] == after for at in range(start, start + _WIDEST + 1)):
                        found.add(ask)
    return found


def wanted(keys: Keys, names: Iterable[str], subjects: int) -> Mapping[Topic, float]:
    """How strongly each topic is wanted, by the rules that hold. `subjects`: how many parts the query has."""
    asks, named = asked(keys), frozenset(names)
    topics: dict[Topic, float] = {}
    met: set[frozenset[str]] = set()
    for rule in RULES:
        if not all(group & named for group in rule.about):
            continue
        if rule.alone and (any(group in met for group in rule.about) or (rule.about == (_NMS,) and subjects > 1)):
            continue
        if rule.asks:
            if not asks.intersection(rule.asks):
                continue
            met.update(rule.about)
        for topic, worth in rule.gives.items():
            topics[topic] = topics.get(topic, 0.0) + worth
    if len(named & _SIGN) >= _MANY:
        topics["signs"] = topics.get("signs", 0.0) + 2.0
    return topics
