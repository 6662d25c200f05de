"""How people ask about care: what is stopped, cooling, fluids, watching, and restarting later (see `__init__.py`)."""

from app.content.models import Topic

CARE: dict[Topic, str] = {
    "stop-drug": """
Sinemet stopped suddenly | do i give tonight's antipsychotic or hold it | Should I stop the lithium as well?
What can I sedate him with if he can't have haloperidol? | clopixol acuphase due tonight hold??
do i still gie him his night tablets | he pulled his levodopa and we held it 2 days do we put it back | haldol
maxolon | compazine for nausea in nms | madopar not given since friday | sinemet restart nbm | stalevo missed
priadel continue? | kemadrin for the stiffness | zofran instead of maxolon | IM halo agitated | PRN for agitation
sick tablets made her stiff | parkinsons tablets stopped in hospital | which tablets do i hold back
can she still have her clozapine tonight | can i give something for sickness | can i give him his usual injection
he is climbing the walls | Which drugs do I need to stop right now?
Is it ok to give haloperidol for his agitation? | Should I give tonight's depot? | Which antiemetic is safe?
Do I stop the antidepressant too? | antiemetics dopamine blockers | levodopa withdrawal | stop antipsychotic
drugs to avoid | procyclidine | reglan stop? | phenergan prn chart cross off | depixol due thursday
sinemet cr give or hold | valium and haldol together | motilium parkinsons | avomine | NMS tx algorithm | d/c AP
hold APs | PRN IM AP ok | Li stop? | do i still give his tablets | should i miss his depot
can i give something to stop him being sick | which medicines are banned | do i give the parkinsons tablets
hold him down? | jab to calm him | do i need to stop his antidepressants | can i give him ondansetron for vomiting
should the next depot be cancelled | antidopaminergic | discontinue neuroleptic | contraindicated drugs
metoclopramide alternative | first step | agitation | cogentin for lead pipe or is it dystonia
zofran ok or compazine | clopixol given before we knew | neupro patch off for theatre | epilim or priadel stop
stop all DA antagonists | L-DOPA w/d | shall i bin his night meds | he is due his clozapine at 10 do i give it
what can I use instead of haloperidol for sedation | withhold dopamine antagonists | stop the antipsychotic
which drugs should be stopped | which medicines do i stop | do i stop all antipsychotics
do i withhold the next dose | hold the evening dose | due his olanzapine now | depot due today | give or omit
should i give his regular haloperidol | can he have prn olanzapine | prn haloperidol for agitation
im haloperidol to settle him | can i give quetiapine for sleep | can i give risperidone tonight
chemical restraint with antipsychotic | rapid tranquillisation | can i give metoclopramide
he is vomiting what can i give | antiemetic choice | safe anti sickness | ondansetron instead | cyclizine ok?
can i give prochlorperazine | promethazine for sedation | drugs contraindicated in nms | what must not be given
never give list | medicines to avoid in nms | should lithium be stopped | stop the antidepressant too
do i stop the mood stabiliser | stop valproate? | stop the anticholinergic | procyclidine for stiffness
is procyclidine any good | benztropine helpful? | biperiden | restart parkinson medication | put levodopa back
give the missed madopar | do not stop parkinson drugs | should he get his sinemet | what is the first thing to do
what do i do first | immediate actions | first five minutes | step one | suspect nms what now | initial management
first line treatment | main treatment | should we hold him down | physical restraint | is restraint ok
can we use mittens | take the patch off | cancel the clozapine | stop clozapine suddenly
can antipsychotic be continued at lower dose | carry on with depot | who decides to stop the antipsychotic
offending agent withdrawal | cross it off the chart | write up as do not give | domperidone allowed?
droperidol for vomiting | d/c haldol | d/c all APs | stop haldol now | hold zyprexa | hold clozaril | hold depot
omit risperdal | haldol prn agitation | haldol for agitation ok? | zyprexa im for agitation | acuphase tonight?
clopixol due | invega due tomorrow | maxolon for vomiting | reglan for nausea | stemetil for nausea
zofran for nausea | ondansetron ok | cyclizine ok | compazine contraindicated | phenergan for agitation
largactil for shivering | stop priadel | stop lithium | stop ssri | stop prozac too | stop li | kemadrin | cogentin
benztropine | artane stop | PRN AP | no APs | avoid list | DA antagonists avoid | restart sinemet | give sinemet
madopar restart | sinemet via ng | PD meds restart | restart levodopa | first action | ABC first then | restraint
which of her medicines do i leave out | which tablets do i leave out tonight | what do i stop
what tablets are safe to give | doctor wants more haloperidol is that right | doc wants to give another dose
he is kicking off can i give his prn | he is due his jag | should i give the night time tablets | hold everything?
stop all his medication? | does the patch need to come off | is it ok to give his antidepressant
she is being sick can i use the usual | what can i give for sickness | what anti sickness is safe
which sickness medicine is allowed | is there anything i must not give | things not to give
do i give parkinsons tablets or not | parkinsons tablets overdue | put his parkinsons tablets back
can she have her side effect tablets | what now | what first | first thing i should do | pin him down?
he is pulling his lines out can we restrain | stop AP + Li? | MCP for N&V in NMS | PRN HAL charted - cancel
doc wants more haloperidol is that right | shes being sick can i use the usual | he wont settle what can i give
    """,
    "cooling": """
ice packs ok? | paracetamol not touching the temp | what temperature do we cool to? | T 41.2C PR now
coldsaline axilla groin 105F | PCM for temp | temp 40 PR probe | burning up | how do i get the temperature down
fan and wet flannels | does calpol work | cold bath | What is the best way to cool him?
When should I stop cooling? | Will paracetamol bring the temperature down?
What can I do about shivering while cooling? | ice packs | cooling blanket target temperature | antipyretics
core temperature | calpol 6 hourly for the temp | arctic sun target temp | bair hugger cooling mat setting
tylenol for nms fever | panadol any use | temp 39.5 IV paracetamol | core T PR vs tympanic | hold him down?
wet towels and fan | ice on the neck | temp wont come down | how cold should we get him | shivering with the ice
how low should I get the temperature before I stop | where should I put the ice packs
is a tympanic thermometer good enough | rectal temperature | cold fluids | shivering | ice bath
motrin or tylenol for 40c | cooling vest or bair hugger | temp mgmt NMS | he is red hot what do i do
sponge him down? | his temp is 40.5 what now | active cooling | temperature swings | how do i cool him
cooling measures | best way to cool | get the fever down | bring the temperature down | temp 40 what do i do
temp 41 | temperature still climbing | temp not coming down | fever wont break | cooling blanket | cooling mat
ice packs where | ice in the groin and armpits | cold water immersion | cold iv saline | fan and mist
tepid sponging | wet sheets | open the window and take blankets off | strip him off | target temperature
when to stop cooling | overcooling | cool to what temp | stop at 38 | how fast should temp fall | paracetamol
iv paracetamol | does paracetamol work | ibuprofen for fever | aspirin for fever | antipyretics useless?
where to measure temperature | rectal probe | core temp | bladder catheter temperature | ear thermometer ok
axillary temperature | how often temp | how to stop shivering | pethidine for shivering | shivering makes it hotter
paralyse him to cool | rocuronium for hyperthermia | muscle paralysis for temperature | intravascular cooling
ecmo for hyperthermia | gastric lavage cold | bladder washout cold | hyperpyrexia | hyperthermia treatment
burning hot | roasting | skin is boiling to touch | temp 39.5 and rising | 105 fahrenheit | feverish
is a fan enough | cooling in the elderly | PCM | IV PCM | paracetamol 1g | APAP | tylenol | calpol | panadol
nurofen | advil | arctic sun | bair hugger | blanketrol | cooling vest | T 40 | T 41 | temp >40
temp 38 stop cooling | TTM target | core temp PR | PR temp | tympanic temp | temp probe | cold IVF | cold NaCl
ice packs groin axillae | roc for cooling | esmeron for temp | paralysis temp | zemuron hyperthermia
shivering pethidine | get him cold quick | how do i cool someone down fast | cold shower | put him in a cold bath
ice where | where does the ice go | take the covers off | wet flannels | no good with paracetamol
paracetamol not working | how long between temps | what temp do i stop at | when is he cool enough
can i cool too much | he is shivering now | goosebumps and shivering with the ice | temperature going up and up
40 degrees and climbing | forty one degrees | boiling hot help | is the ear thermometer good enough
under arm temperature | cooling machine | cold drip | tylenol every 4 hours or cooling blanket
arctic sun what temp to set | bair hugger on cold | perfalgan iv for temp 40 | nurofen or ice packs
CVC cooling cath | T>41 NMB | temp q15min PR | should i put him in a cold shower
    """,
    "fluids-renal": """
K+ 6.8 | RRT for rhabdo | brown wee | urine alkalinisation bicarbonate | hartmanns or plasmalyte rate
pee colour of coke | should I alkalinize the urine if CK is over 5000 | lasix for the kidneys | UO target
AKI rhabdo IVF | tea coloured pee | not weeing much | how much drip does he need | kidneys packing in
How much fluid should we give? | What urine output are we aiming for? | When does he need dialysis?
The potassium is 6.9, what do I do? | Why is the urine dark? | iv fluids | rhabdomyolysis | hyperkalaemia | dialysis
urine output | hartmanns 500 stat | plasmalyte vs saline | prismaflex for rhabdo | foley hourly urine | IVF 1L NaCl
UOP 0.5 mL/kg/h | CVVH criteria | NaHCO3 | K 6.5 ECG changes | AKI CK 20000 | his wee looks like coke
hardly any urine in the bag | how fast should the drip go | kidneys failing | muscles breaking down
potassium sky high | which fluid should i hang | how many ml an hour should he be passing
is sodium bicarbonate any good | fluid resuscitation | myoglobinuria | alkaline urine | catheter
bumex or fluids for rhabdo | CK 40k IVF rate | HD for AKI | his pee is black
is there a urine output i should be worried about | can i give fluids fast if he has heart failure
crystalloid rate | suction airway | how much fluid | fluid rate | fluids for rhabdo | which fluid to use
saline or ringers | hartmanns ok with high potassium? | bolus fluids | dehydrated | fluid balance
fluid overload risk | hourly urine target | how much urine | catheterise? | urinary catheter | dark urine
brown urine | cola urine | tea coloured urine | red urine | blood in urine dipstick no red cells
myoglobin in urine | rhabdo treatment | muscle breakdown kidneys | acute kidney injury | creatinine rising
kidney failure | kidneys shutting down | when to dialyse | haemofiltration | renal replacement | call renal
does dialysis remove it | bicarbonate | sodium bicarb | alkalinise the urine | urine ph | mannitol for rhabdo
furosemide | diuretics | water tablets | not passing urine | anuric | oliguria | potassium high | k 7.0
calcium gluconate | insulin dextrose | potassium and rhabdo | low calcium in rhabdo | ck 50000 fluids | ck over 5000
compartment syndrome | protect the kidneys | hydration | drip rate | drink or drip | can he drink
fluids in heart failure | phosphate | acidosis | IVF | IVF rate | IV fluids rate | UO | UOP | UO < 30 mL/h
UO 1 mL/kg/h | IDC | AKI NMS | rhabdo | rhabdo IVF | CK 20000 | CK 80k | CK > 5000 | K+ | K+ 7 | K 6.2 | hyperK
Ca gluconate | RRT | CRRT | CVVH | bicarb | mannitol | lasix | frusemide | bumex | hartmanns | plasmalyte | ringers
NaCl 0.9% | saline rate | myoglobin | cr 250 | creatinine 300 | renal r/v | foley | wee is brown
wee is the colour of cola | red wee | not had a wee | has not passed urine | hasnt passed water since last night
no urine in the bag | catheter bag empty | kidneys at risk | are his kidneys ok | will it hurt his kidneys
kidneys packing up | how much should he drink | drip or drinks | how fast do i run the drip | which bag of fluid
salt water drip | he is dry as a bone | is he dehydrated | muscle is breaking down | potassium is high
heart and potassium | does she need a kidney machine | does he need a catheter | water tablets or not
bicarb in the drip | UO 20 mL/h CK 60k | NaHCO3 gtt rhabdo | K 6.4 + dant | are his kidneys at risk
    """,
    "monitoring": """
ECG + obs freq | ICU transfer? | how often should I recheck bloods overnight? | pressure areas mouth care
DVT ppx LMWH SCDs | ck repeat ecg abg chart | clexane | CK | CK 5000 | CK interval | BP all over, HR 140
HDU or ITU | ABG | U&E | LP needed | VTE prophylaxis | what blood tests | how often do i do obs
blood clots in legs | bed sores | Which patients need to go to intensive care? | The potassium is 6.9, what do I do?
How often should the CK be checked? | Does she need an arterial line? | Does he need heparin?
What should I chart and how often? | hyperkalaemia | observations frequency | ECG | heparin | nursing care
fragmin dose prophylaxis | lovenox while flat in bed | haldol qtc ecg | dantrium lfts how often | CSF + CT + EEG
K 6.5 ECG changes | CK U&E LFT FBC coag freq | obs q1h | TEDS LMWH | VBG lactate K | NEWS2 frequency
potassium sky high | what do i need to keep an eye on | how often take his blood | heart tracing needed
clots from lying still | turning him in bed | at what point should critical care be involved
is this nms if the ck is normal | which bloods should I send | how often do I repeat the CK
does he need compression stockings | critical care referral | iron deficiency risk | serum iron | DVT | repeat ck
vital signs | documentation | lovenox 40 or heparin sq | EKG daily? | SBP labile rx | LFT x3 ULN | DIC screen
GCS drop NMS ITU r/v | how many times a day bloods | how do i word the incident form
blood pressure up and down like a yoyo | who checks the liver function and how often | do we have to report this
does he need to be nil by mouth | when should i move him to hdu | when will ck come down | coagulation
suction airway | nursing observations after dantrolene | what do i monitor | obs how often | vital signs every
neuro obs | news score escalate | which bloods | blood tests to send | what bloods do i take | daily bloods
ck how often | ck every 6 hours | CK trend | creatine kinase | ck rising | when does ck peak | u and e
electrolytes | lft monitoring | clotting screen | DIC | platelets low | blood gas | lactate | iron level
serum iron low | troponin | blood cultures | urine myoglobin test | ecg changes | cardiac monitor | telemetry | QTc
arrhythmia watch | arterial line | dvt prophylaxis | enoxaparin | clots | ted stockings | pressure sores
turn 2 hourly | skin care | mouth care | eye care | swallow assessment | aspiration risk | nil by mouth | feeding
ng feeding | physio | passive movements | bowel care | nursing care plan | what to write in the notes | charting
incident form | fluid chart | nurse to patient ratio | one to one nursing | watch for breathing problems
airway watch | oxygen sats dropping | blood pressure treatment | clonidine | labetalol for bp | blood glucose
how long to keep monitoring | when can monitoring stop | weights | CPK | CK q6h | CK 6 hourly | serial CK | U&Es
LFT | FBC | coag | INR | VBG | EKG | tele | art line | NEWS | bloods | bloods freq | VTE | VTE ppx | LMWH | lovenox
fragmin | heparin sc | TEDS | SLT review | NBM | NGT feeding | PAC | pressure areas | 2 hourly turns | iron
serum Fe | LP bloods | catapres | clonidine bp | labetalol | BP 200 treatment | datix | what should i be checking
what should i be checking every hour | what do i keep an eye on | how often do i check him
how often do i take his blood pressure | how often do i bleed her | which blood bottles | what bloods do they want
when do i repeat bloods | is his muscle test coming down | heart monitor | does he need to be on a heart monitor
heart tracing | legs swollen clot | stop clots | injections in the tummy for clots | stockings | look after his skin
how do i look after his skin | turn him how often | mouth dry care | is he safe to swallow | can he eat
can i give a drink | feeding him | do i need to write this up | what goes in the notes
which observations are worrying | oxygen dropping | chest physio | blood pressure sky high what can be given
one to one | clozaril pt nms refer icu? | clexane 40 while rigid | haldol given qtc 520 | lovenox immobile | innohep
catapres for bp | dantrium bloods to watch | pt NMS, ?ITU ?ward | AP-related pyrexia + ↑CK | CK/LFT/U&E q?h
NEWS q30min | VTEP | SpO2 tele BP q1h | when is it bad enough for intensive care
    """,
    "rechallenge": """
risperdal consta when to restart | clozaril after nms | when can he go back on his psych meds
restart AP post NMS wks | 2weeks wait new antipsychotic low dose | zyprexa again next month
seroquel safe after nms | AP restart | LAI rechallenge | can it happen again | when can she have her tablets back
will he need a warning bracelet | When is it safe to restart an antipsychotic?
Which antipsychotic should we use afterwards? | Will it come back if we restart clozapine?
Should we put it down as an allergy? | rechallenge | two weeks restart clozapine | alert card | recurrence
clozaril restart after nms when | abilify next time? | haldol ever again? | risperdal consta rechallenge weeks
SGA after NMS | 2/52 washout AP | ADR alert | will it happen again | safe tablets for next time
can he ever have antipsychotics again | how long till we start his meds again | red band on wrist
how long must we wait before an antipsychotic | can he have haloperidol in the future
what should be written in the allergy box | restart antipsychotic | allergy | low potency antipsychotic after NMS
can we go to seroquel after haldol nms | re-start CLZ | is he banned from antipsychotics for life
mum wants to know what happened | can we use a different antipsychotic next week | do we have to report this
waiting period depot | restart antipsychotics when | antipsychotic rechallenge | how long wait | wait 2 weeks
two weeks after recovery | six weeks after depot | when can we restart clozapine | restart clozapine
restart olanzapine | which antipsychotic after nms | safest antipsychotic | lowest risk antipsychotic
quetiapine after nms | aripiprazole after nms | low dose slow titration | go low go slow | same drug again
different antipsychotic | depot again | can he ever have a depot | risk of recurrence | can nms come back
second episode | relapse | previous nms now needs antipsychotic | history of nms needs sedation
had nms before can i give haloperidol | nms years ago | psychosis untreated what now
what to use for psychosis meanwhile | ect instead of antipsychotic | mood stabiliser instead | monitoring on restart
ck during rechallenge | informed consent restart | record as allergy | allergy status | allergy box | allergy band
adverse reaction report | yellow card | medwatch | report to mhra | medical alert bracelet | tell the gp
discharge letter | discharge advice | what to tell the patient | what do i tell the family | family advice
warning for future anaesthetics | back on his meds | start meds again | go back on tablets | never again?
lifelong ban | future antiemetics | restart lithium | restart antidepressant | AP rechallenge | rechallenge AP
restart AP | restart APs when | AP after NMS | AP 2/52 | 2/52 post NMS | LAI after NMS | which AP after NMS
restart clozaril | zyprexa after nms | seroquel after nms | abilify after nms | haldol after nms | haldol again
risperdal again | risperdal restart | depot after nms | invega after nms | clopixol again | back on seroquel
switch haldol to abilify | reglan allergy | ADR | ADR form | MedicAlert | allergy haldol | Hx NMS | PMH NMS
prev NMS | h/o NMS needs haldol | recurrence % | can they go back on the tablets | can she go back on her tablets
is it safe to try another one | try another antipsychotic | which tablet next
what will he take instead for his psychosis | when can he start again | how soon can we start again
not safe to restart yet? | does he have to stay off them forever | is it for life | will it come back
what if it comes back | had this before | had it last year now agitated | should it go on his allergy band
put it on the drug chart as allergy | tell his gp | what do we tell him when he goes home
what does his mum need to know | card for his wallet | what do other doctors need to know | report the side effect
seroquel next time instead of haldol | clozaril rechallenge | when can invega be given again
abilify safer after nms | haldol allergy bracelet | risperdal restart how many weeks | AP reintro ≥2/52
CLZ rechall
    """,
}
