"""The way a question is put: the phrases that show what kind of answer is wanted, whatever it is about.

What each way means for a topic is not said here: it is learned from examples (`meaning.py`), on its own and together
with the family of the medicine named. "how much" beside dantrolene leans to its dose, beside a benzodiazepine to that.
"""

from app.content.search.lexicon import Keys, keys_of

# Phrases in any spelling or form, separated by commas; ".." stands for up to four words between. Where a name ends in
# "!", its phrases say it plainly even if nothing else is named.
_ASKS = {
    "dose": "boxes, dose, how much, how many, mg, mg/kg, ml, maximum, ceiling, limit, daily, per kilo, per kg, "
    "kilo, strength, regimen, bolus, loading, titrate, starting, weight, kg, calculate, heavy, child, "
    "vial, units, big, minimum, top dose",
    "mix": "boxes, how many boxes, mix, make up, made up, reconstitute, draw up, dilute, diluent, water, saline, "
    "glucose, dextrose, shake, filter, crystals, cloudy, vial, ampoule, bottle, powder, keep, fridge, "
    "light, expire, expiry, storage, store, shelf life, syringe, infusion, drip, pump, rate, push, bolus, "
    "how fast, how quickly, inject over, compatible, compatibility, y site, same line, volume, "
    "concentration, orange, prepare, preparation, stock, box, solution, stable, discard, oral, capsules, "
    "tablets, by mouth, swap, wean, how long, how many days, interval, ideal body weight, obese, fat, "
    "overweight, every, hourly, infuse, minutes, colour, dissolve, give it over, over how long, taper, "
    "when to stop, stop",
    "harm": "potassium, hyperkalaemia, hands, spilt, eyes, side effect, adverse, risk, safe, danger, harm, toxic, "
    "toxicity, liver, lft, lfts, alt, leak, extravasation, tissued, vein, cannula, peripheral, central "
    "line, picc, weak, weakness, breathing, breathless, resp, respiratory, drowsy, sedation, sleepy, "
    "swallow, contraindicated, contraindication, allergy, interact, overload, oedema, mannitol, "
    "phlebitis, necrosis, arm, burning arm, skin, swollen, hepatitis, copd, myasthenia, lung, chest, "
    "caution, who must not, jaundice, drip site, spill, driving, dizzy, eat, walk, who should not, bad "
    "for, problem, floppy, cirrhosis, warning, black box, overdose, ses, hurt, damage, reactions, monitor "
    "for, watch for, grip",
    "role": "everybody, all patients, for everyone, reverse, work, mechanism, moa, how does, evidence, first "
    "line, indication, indicated, when, why, who needs, cure, antidote, licence, licensed, off label, "
    "unlicensed, instead, alternative, no stock, onset, kick in, mortality, survival, survive, help, "
    "benefit, trial, proof, prove, proven, should we, should i, need, worth, controversial, purpose, "
    "role, action, act, effective, point of, severe, refractory, failed, not working, test, what is, what "
    "does, do anything, good, how soon, ryanodine, ryr1, calcium release, everyone, start, resistant, "
    "response, relaxant, mild, any use, have no, dont have, run out, ran out, out of, not available, "
    "without, no dantrolene, approved, studies, study, rigidity, stiffness, what for, used for",
    "restart": "after .. nms, start .. again, give .. again, different, next week, switch to, change to, go to, ever "
    "again, meds again, tablets again, medicines again, next time, restart, rechallenge, again, go back "
    "on, back on, start back, started back, put back on, resume, reintroduce, retry, wait, after nms, "
    "post nms, since nms, had nms, safest, switch, next antipsychotic, future, new antipsychotic, "
    "washout, afterwards, another antipsychotic, different antipsychotic, once better, once recovered, "
    "when better, recovered from, same drug, lower risk, after recovery, previous nms, history of nms, "
    "past nms, hx of nms, re challenge, come back, second time, in future, next month, weeks after, long "
    "term plan, which antipsychotic should, which antipsychotic is",
    "restart!": "for life, for good, forever, permanently, after .. nms, start .. again, give .. again, back on, ever "
    "again, next time, in future, in the future, meds again, medicines again, tablets again, drugs again, "
    "antipsychotics again, restart, rechallenge, happen again, come back, go back on, back on his, back "
    "on her, resume, reintroduce, recur, recurrence, relapse, after recovery, start again, have it again, "
    "get it again, retry",
    "stop": "bin, stop, stopped, hold, held, withhold, omit, skip, due, still give, still gie, carry on, "
    "continue, avoid, never, not give, can i give, do i give, should i give, give tonight, ok to give, "
    "okay to give, safe to give, allowed, may i give, night tablets, offending, discontinue, which drugs, "
    "what drugs, cease, d c, suspend, keep giving, regular meds, instead of, take off, prescribed, for "
    "agitation, agitated, prn, contraindicated, for vomiting, for nausea, cross off, can he have, can she "
    "have, can they have, as well, still have, tonight, usual, give his, give her, give him his, give her "
    "her, next dose",
    "stop!": "withhold, omit, hold back, stop giving, still give, still have, offending, drugs to avoid, what not "
    "to give, must not get, which drugs to stop, what to stop, night tablets, regular meds, cross off, "
    "discontinue, medicines to stop",
    "missed": "missed, miss, stop, stopped, ran out, withdrawn, withdrawal, held, hold, not had, off his, off her, "
    "forgot, forgotten, nil by mouth, nbm, late, cut, reduced, abrupt, abruptly, suddenly, skipped, "
    "pulled, not taking, not absorbed, not given",
    "put back": "put .. back, put back, put it back, restart, go back, give it back, resume, back on, start again, "
    "reinstate, replace, do we give, should we give",
    "trigger": "cause, trigger, bring on, brings on, brought on, set off, reaction, risk factor, why, can it, due "
    "to, from, since, after, which drugs, what drugs, which medicines, which antipsychotics, who gets, "
    "induced, blame, culprit, responsible, started, increased, yesterday, last week, given, had, then, "
    "risk, implicated, do this, link, more likely, likely, on, last dose, weeks ago, days ago, ago",
    "trigger!": "which medicines do, what medicines do, why did, why has, why now, who is more likely, cause, "
    "trigger, bring on, brings on, bring it on, brings it on, brought on, brought it on, set off, set it "
    "off, risk factor, who gets, culprit, blame, responsible, more likely, what drugs do, induced",
    "versus": "vs, versus, v, or, difference, differ, different, compare, comparison, than, rather, instead, "
    "distinguish, tell apart, tell it from, tell from, tell them apart, differentiate, which one, better, "
    "best, against, over, not, confused with, mistaken",
    "versus!": "vs, versus, difference, compare, comparison, distinguish, tell apart, differentiate",
    "both": "both, together, combine, combined, combination, add, adding, added, plus, with, and, on top, as "
    "well, alongside, dual, triple, same time, at once, either, concurrent, all three, one of them, "
    "combo, mix, +",
    "both!": "a second, add on, top up, another drug, both, have both, give both, two drugs better, one drug or "
    "two, combine, combined, combination, dual, triple, both medicines, both drugs, two drugs, two "
    "medicines, all three, same time, combo, drugs together, one drug, one or both, more than one drug, "
    "second drug, add a second, either or both, monotherapy",
    "outlook": "die, survive, mortality, prognosis, outlook, how long, last, recover, recovery, pull through, make "
    "it, get better, outcome, permanent, brain damage, sequelae, long term, normal again, duration, "
    "chances, fatal, deadly, lasting, how many days, settle, weeks, resolve, going to be ok, be ok, "
    "worse, survival, lethal, live, kill, home, till, until",
    "outlook!": "how long .. last, how long .. take, come down, how long will he, how long will she, be ill, wake up, "
    "walk again, in hospital, go home, length of stay, how sick, how many die, die, survive, mortality, "
    "prognosis, outlook, recover, recovery, pull through, get better, outcome, permanent, brain damage, "
    "sequelae, normal again, chances, fatal, deadly, lasting, how long does it last, how long will it "
    "last, going to be ok, be ok, how long until, how long till, settle, survival, lethal, how long "
    "before, last for, make it, is better, are better",
    "watch": "keep an eye, look out for, how often, monitor, obs, observations, recheck, repeat, chart, bloods, "
    "check, frequent, every, watch, trend, serial, labs, hourly, interval, telemetry, ecg, record, send, "
    "tests, which tests, regularly",
    "call": "call, phone, ring, who, who do i, escalate, escalation, transfer, bleep, contact, alert, move, "
    "crash, page, itu, icu, hdu, senior, help, fast bleep, outreach, met call",
    "call!": "phone, ring, who do i, who to, escalate, escalation, transfer, bleep, fast bleep, outreach, met "
    "call, who should, whom, tell the family, handover, hand over, write it down, who needs to know, team",
    "level": "normal, raised, high, not raised, low, elevated, rule out, exclude, how high, threshold, n",
    "define": "what is, define, definition, meaning, stand for, stands for, explain, overview, basics, summary, in "
    "a nutshell, about, teach, mean",
    "define!": "summary, definition, in a nutshell, overview, explain this, this condition, this illness, the "
    "condition, the syndrome, pathway, guideline, algorithm, flow chart, flowchart, basics, what is this, what is "
    "it, what have they got, what has he got, wrong with",
    "proof": "how do i know, is it, could it be, could this be, maybe, or just, or something else, look like, "
    "looks like, mimic, rule out, lookalike, look alike, exclude, differential, ddx, what else, instead, "
    "vs, versus, or, not nms, misdiagnosed, mistaken, tell from, difference, different",
    "proof!": "or something else, mimic, lookalike, look alike, differential, ddx, what else could, not nms, "
    "misdiagnosed, or is it",
}

_GAP, _WIDEST = "..", 4
_PHRASES: dict[str, dict[Keys, set[str]]] = {}
_GAPPED: dict[str, list[tuple[Keys, Keys, str]]] = {}
for _ask, _forms in _ASKS.items():
    for _form in _forms.split(","):
        if _GAP in _form:
            _before, _after = (keys_of(side) for side in _form.split(_GAP))
            _GAPPED.setdefault(_before[0], []).append((_before, _after, _ask))
        elif _keys := keys_of(_form):
            _PHRASES.setdefault(_keys[0], {}).setdefault(_keys, set()).add(_ask)


def asked(keys: Keys) -> set[str]:
    """The ways of asking that the words show."""
    found: set[str] = set()
    for place, key in enumerate(keys):
        for phrase, asks in _PHRASES.get(key, {}).items():
            if keys[place : place + len(phrase)] == phrase:
                found |= asks
        for before, after, ask in _GAPPED.get(key, ()):
            start = place + len(before)
            if keys[place:start] == before and any(
                keys[at : at + len(after)] == after for at in range(start, start + _WIDEST + 1)
            ):
                found.add(ask)
    return found
