"""How people ask about the illness: what it is, what brings it on, what it is told from, how it ends (see `__init__.py`)."""

from app.content.models import Topic

ILLNESS: dict[Topic, str] = {
    "overview": """
ICU transfer? | who dae i phone | what do i tell the family and where do i write it down | HDU or ITU
NEWS 9 hot rigid | SBAR NMS | what is this syndrome | is it rare | who do i ring at night
when should i shout for help | What is neuroleptic malignant syndrome?
Which patients need to go to intensive care? | Who should I escalate to first? | definition | incidence | escalation
severity grading | is it the haldol thats doing this nms | haldol syndrome what is it called
zyprexa nms who do i call | NMS def | NMS Mx | NMS tx algorithm | MET call criteria NMS | whats nms when its at home
explain this to me simply | is this an emergency | do i put out a crash call | can he stay on our ward
what is happening in the body in nms | at what point should critical care be involved
neuroleptic malignant syndrome | pathophysiology | guidelines | critical care referral | first step | documentation
haldol nms summary for handover | NMS pathway | SGA NMS incidence | GCS drop NMS ITU r/v
what have they got wrong with them | mum wants to know what happened | how do i word the incident form
can you give me a quick summary of this condition | when should i move him to hdu | emergency contact | pregnancy
what is nms | what does nms stand for | explain nms to a student nurse | nms in plain english | nms quick guide
one page summary | nms teaching | basics of neuroleptic malignant syndrome | definition of nms | how rare is nms
how many people get this | nms epidemiology | nms incidence | is nms serious | is it life threatening or can it wait
emergency numbers | who should know about this patient | who do i need to inform | which team looks after nms
who to ring out of hours | who do i phone | how do i escalate | escalation plan | call the crash team or not
fast bleep the medical reg | when to call the rapid response team | when to call icu | does she need itu
ward or icu | hdu bed needed? | transfer from psych ward to general hospital | can a psychiatric hospital manage nms
move him to acute medical | ambulance from mental health unit | outreach referral | phone the poisons people
toxbase or npis advice | handover to icu | sbar for the doctor | what to say on the phone to the registrar
hand over to night team | tell the family what | what do i tell the relatives | what do i document and who do i tell
mild moderate severe nms | how severe is it | treatment overview | management summary | management algorithm nms
what are the mainstays of treatment | supportive care | is supportive care enough | overall plan of care
guidelines for nms | national guideline nms | nms protocol | why does dopamine blockade do this
pathophysiology of nms | mechanism of nms | are children different | nms in the elderly summary | other name for nms
malignant neuroleptic syndrome meaning | same as serotonin syndrome? what is nms | NMS Tx | NMS Rx | NMS r/v
NMS SOP | NMS bundle | NMS pathway ED | NMS ICU or ward | ITU r/v NMS | ICU referral | CCOT review | MET call NMS
NEWS 7 NMS | SBAR | SBAR for NMS | handover ISBAR | HDU bed | poison centre number | ring TOXBASE
haldol reaction nms what is it | suspected nms overview | transfer to ITU from psych | does nms need icu
is nms rare | nms in a sentence | who reviews nms | senior review | never seen this before what is it
never heard of this | what even is this | what am i dealing with | what does this mean for my patient
new to me, where do i start reading | quick explanation please | is this bad | is it dangerous
how worried should i be | how bad can it get | should i be panicking | who needs to see him | get someone senior
get help | i am on my own at night who do i call | should we ring 999 | does he need a different hospital
is he too sick for our ward | can we look after her here | move to a medical ward
when is it bad enough for intensive care | what will icu do | what do i say when i phone
ring the consultant at home? | call the family or the doctor first | haldol reaction what is this called
is haldol nms an emergency | zyprexa nms who to bleep | clozaril pt nms refer icu?
medication called haldol gave my patient nms explain | pt NMS, ?ITU ?ward | NMS who 2 call OOH
never seen this before help
    """,
    "signs": """
haldol 5 mg im then fever | CPK normal ?NMS | DSM-5 / IEC criteria | stiff as a board
burning up since his injection | dx criteria nms DSM IEC | fever confusion rigid bp up down
Haldol decanoate 4 weeks ago | CK | CK 5000 | BP all over, HR 140 | IEC score | NEWS 9 hot rigid | burning up
he is roasting hot and stiff as a plank | sweating buckets and shaking | jaw locked
talking rubbish since the new tablets | heart going like the clappers | wont eat or talk just stares
he is frozen and mute | Can a patient have NMS with a normal temperature?
Does rigidity have to be present for the diagnosis? | How quickly does NMS develop after starting an antipsychotic?
What are the diagnostic criteria for NMS? | severity grading | lead pipe rigidity | autonomic instability
diagnostic criteria points | onset time | atypical presentation clozapine | serenace stiff jaw sweating
risperdal then confused and rigid | clozaril temp no rigidity | Sx NMS | EPSE vs NMS | HR BP RR sweating rigid
T 38.5 CK N ?NMS | DSM5 NMS | ddx fever AMS rigid | stiff as a poker | arms wont bend | dribbling and cant swallow
gone all rigid and hot | pulse is racing and he is drenched | not himself since thursday | no temperature but rigid
how soon does it start | is this nms if the ck is normal | how hot does he have to be to count as nms
what does lead pipe rigidity feel like | altered consciousness | fever threshold | incomplete nms
tremor drooling dysphagia | invega sweating confused bp labile | latuda new start rigid | AMS + T 39 + HTN
HR 130 BP 190/110 T 39.8 | SBP labile rx | he is like a statue | eyes rolled up neck twisted
shes drooling and wont open her mouth | blood pressure up and down like a yoyo | is he too alert for this to be nms
what score do you need for nms | hyperthermia rigidity confusion autonomic | temperature swings | extrapyramidal
what are the signs of nms | symptoms of nms | nms symptoms list | four cardinal features | classic tetrad
clinical features | how does it present | early warning signs | first thing you notice
which comes first fever or rigidity | rigid and febrile | hot stiff confused sweaty | stiff neck and arms fever
lead pipe or cogwheel | what does lead pipe mean | muscle rigidity | tone increased all limbs
jaw stiff drooling mute | patient mute and staring | wont talk or move | cant open her mouth
difficulty swallowing and stiff | tremor and rigid | tachycardic sweaty confused on haloperidol | bp swinging
labile blood pressure | autonomic dysfunction | diaphoresis and tachycardia | fast breathing and fever
incontinent and confused | reduced consciousness | drowsy and rigid | agitated then drowsy then stiff
how high does the temp get | temp 38.2 is that enough | what temperature counts | fever of 41 | afebrile nms
can you have nms with no fever | nms with normal temperature | nms without rigidity | atypical nms | mild nms
partial syndrome | not all the signs | clozapine nms looks different | ck normal can it still be nms
does ck have to be up | ck level for diagnosis | how high is the ck | raised ck and fever | white cells up in nms
diagnostic criteria | dsm criteria | dsm-5-tr nms | iec criteria points | levenson criteria | caroff criteria
scoring system | nms score | cut-off for diagnosis | how do you diagnose nms | how sure are we it is nms
how long after the dose does it start | time from drug to symptoms | onset after depot | how quickly does it come on
starts within how many days | can it come on overnight | 72 hours exposure window | stiff since the injection
went stiff after haldol | off legs, stiff and hot | slurred speech and drooling | grey sweaty and trembling
is the sweating part of it | his arms are locked | like bending a lead pipe | fever and rigidity
rigidity and fever | stiffness with a temperature | stiff with fever | rigid hot and confused | temp 39 and stiff
temp 39 rigid HR 130 | T 39 HR 140 BP 180/100 | HR RR BP up | pyrexial and rigid | febrile rigid mute
hyperthermia rigidity altered mental status | AMS rigidity fever | GCS 13 rigid | EPS and fever | EPSE with fever
DSM | DSM-5 | DSM-5-TR criteria | IEC | IEC criteria | Levenson | criteria | dx criteria | NMS Dx | NMS S/S | NMS Sx
CK normal | normal CPK NMS | CPK normal | CK not raised | CK raised rigid | CK 300 is it nms | WCC up CK up rigid
atypical NMS SGA | NMS no fever | NMS no rigidity | haldol stiff | haldol rigid and sweating | risperdal stiff mute
zyprexa fever rigid | sweating after depixol | abilify stiff | seroquel rigid hot | serenace tremor fever
clozaril nms no rigidity | onset after haldol | depot onset days | how soon after zyprexa | mute and rigid
posturing and fever | feels like a plank of wood | like trying to bend a statue | stuck in one position
face like a mask | mask like face and shaking hands | shaking hands and stiff | cant straighten his arms
cant bend his knees | all his muscles are hard | neck stiff and jaw tight | clenched teeth and hot
staring into space not answering | not making sense and hot | went quiet and stiff | sleepy then stiff
sweat pouring off him | soaked the sheets with sweat | pulse through the roof | heart going nineteen to the dozen
blood pressure all over the shop | hot but not stiff | stiff but not hot | only a bit warm could it still be it
temp only slightly up | he looks ok but rigid | spiking temps on antipsychotics | wet himself and confused
breathing really fast and hot | trembling all over | what should i look for | how would i spot it
how do i recognise it | what does it look like | does everyone get all the symptoms
how long after the injection does it show | can it start weeks later | can it creep up slowly
haldol given now hot stiff sweaty confused | zyprexa 2 days ago now mute and rigid
maxolon then jaw clenching and fever | invega bp swinging and drenched | serenace tremor drooling
risperdal ck 8000 temp 39 | AP-related pyrexia + ↑CK | DSM crit NMS temp | new onset AMS, rigid, diaphoretic on SGA
he feels like a plank of wood | face like a mask and shaking hands
her temperature is only a bit up could it still be it | sweat pouring off him and pulse through the roof
    """,
    "cause": """
haldol 5 mg im then fever | seroquel cause nms? | phenergan can it cause this | Sinemet stopped suddenly
burning up since his injection | Should I stop the lithium as well?
Does dehydration or restraint make NMS more likely? | stemetil jag yesterday hot the day | what tablets bring it on
pt on metoclopramide only can he get nms | haldol | serenace depot | Haldol decanoate 4 weeks ago
can abilify cause nms | maxolon | compazine for nausea in nms | madopar not given since friday | sinemet restart nbm
stalevo missed | priadel continue? | invega sustenna last dose | prozac and haldol rigid | zofran instead of maxolon
IM halo agitated | talking rubbish since the new tablets | what brings it on | was it the jab
sick tablets made her stiff | parkinsons tablets stopped in hospital
Which antipsychotics are most likely to cause NMS? | Can metoclopramide cause it?
Can it happen after stopping levodopa suddenly? | Is a depot more dangerous than tablets?
Do I stop the antidepressant too? | dehydration agitation depot | antiemetics dopamine blockers
levodopa withdrawal | polypharmacy lithium | procyclidine | is it the haldol thats doing this nms
serenace stiff jaw sweating | risperdal then confused and rigid | haldol qtc ecg | symmetrel stopped suddenly
sinemet cr give or hold | motilium parkinsons | avomine | xeplion | RF for NMS | APs that cause NMS
IM dep 2/52 ago | Li stop? | which meds do this | was it the sickness medicine | did the jag cause it
why did she get it | who is more likely to get it | been on it for years why now | hot day and on antipsychotics
do i give the parkinsons tablets | what is happening in the body in nms | can you get nms on a small dose
could promethazine have triggered this | does clozapine cause nms less often | do i need to stop his antidepressants
pathophysiology | haloperidol intramuscular | iron deficiency risk | long acting injection | antidopaminergic
geodon black box nms | invega trinza nms how long stays in body | latuda new start rigid
clopixol given before we knew | tasmar stopped | neupro patch off for theatre | epilim or priadel stop
SGA NMS incidence | L-DOPA w/d | did we do this to him | can a single dose of an antiemetic do this
what makes nms worse | causative agents | what causes nms | which drugs cause nms | list of drugs that cause nms
offending drugs | can it be caused by antiemetics | can metoclopramide do this | is prochlorperazine a culprit
promethazine and nms | haloperidol | olanzapine nms | quetiapine can cause it? | does aripiprazole cause nms
risperidone risk | is clozapine safer | typical vs atypical risk | high potency antipsychotics | droperidol
levomepromazine | chlorpromazine | lithium as a cause | lithium toxicity and nms | antidepressants cause nms?
domperidone | depot injection three weeks ago | long acting injection nms | paliperidone depot
zuclopenthixol acetate | flupentixol | im injections raise the risk | dose went up last week
new antipsychotic started | rapid dose escalation | single dose | after one dose | same dose for ten years
overdose of antipsychotic | combination of two antipsychotics | dehydration as a risk factor
restraint and exhaustion | agitation as risk factor | low iron risk | who is most at risk | young men risk
previous nms | family history of nms | genetic? | why him | why did this happen | trigger | triggers for nms
what set this off | was it something we gave | was it the injection | was it the sickness tablets
sick tablet reaction | levodopa stopped | parkinson medicines stopped | madopar missed
parkinsons patient nil by mouth now rigid and hot | sinemet reduced | ropinirole patch removed | entacapone
amantadine withdrawal as a cause | tetrabenazine | stopped benzodiazepines | withdrawal of dopamine drugs
street drugs | cocaine and haloperidol | dementia patient given haloperidol | how can we prevent it | AP | FGA | SGA
LAI | IM haloperidol | haldol im | maxolon cause it? | reglan nms | stemetil nms | phenergan nms | compazine
largactil | thorazine | modecate | depixol | clopixol | acuphase | invega | risperdal | risperdal consta | zyprexa
zypadhera | seroquel | abilify | abilify maintena | clozaril | solian | geodon | latuda | saphris | orap | stelazine
priadel | camcolit | motilium | droleptan | sinemet | sinemet missed | madopar | stalevo | requip stopped
mirapexin | apo-go pump stopped | PD meds missed | L-dopa stopped | LAI 3 weeks ago | depot 4/52 ago
IM halo + loraz then rigid | SGA vs FGA | Li + AP | RFs NMS | polypharmacy | high dose AP
restrained and dehydrated | who gets NMS | was it the new tablet | was it the new tablet from the gp
would one tablet do it | can one injection do it | can stopping tablets cause it
did stopping his parkinsons tablets do this | is it because she was dehydrated | is it because we restrained him
could the travel sickness tablet have done it | could the nausea injection have done it | is it the depot
is it his clozapine | is it the lithium | why her | whose fault is it | could we have prevented it
how do i stop it happening to others | who else on the ward is at risk | can it happen with any antipsychotic
can old and new ones both cause it | has been on the same pills for years | only had a small dose
took too many tablets | is it an allergy or side effect | doctors put the dose up | just switched tablets
just had his first dose | medication called haldol gave my patient nms explain
haldol given now hot stiff sweaty confused | zyprexa 2 days ago now mute and rigid
maxolon then jaw clenching and fever | invega bp swinging and drenched | serenace tremor drooling
risperdal ck 8000 temp 39 | kemadrin stopped now confused and hot | largactil and heatwave | haldol given qtc 520
effexor and maxolon fever | new onset AMS, rigid, diaphoretic on SGA | APs assoc w NMS | risk of NMS w/ LAI
IM HAL x3 in 24h | MCP for N&V in NMS
    """,
    "differential": """
is it meningitis or the meds | could this be sepsis or heatstroke instead? | differential diagnosis
ddx nms EPS anti NMDAR | sepsis thyroid storm lookalike | clozaril fever | LP needed | CT head | NCSE EEG
IEC score | WCC raised ?sepsis | ITB pump | wont eat or talk just stares | could it just be a bad infection
is it sunstroke | he is frozen and mute | What are the diagnostic criteria for NMS? | How do I tell NMS from sepsis?
Could this be anticholinergic poisoning? | He has catatonia, how is that different? | diagnostic criteria points
atypical presentation clozapine | heat stroke | sepsis | malignant catatonia | encephalitis | baclofen withdrawal
thyroid storm | clozaril temp no rigidity | largactil sunburn collapsed heat | lioresal pump ran dry
gablofen stopped fever spasms | cogentin overdose or nms | tegretol or haldol fever rash | EPSE vs NMS | PHS vs NMS
MC vs NMS | ddx fever AMS rigid | CSF + CT + EEG | CRP 200 WCC 18 | is it just a fever from an infection
could it be a fit | hot day and on antipsychotics | is it the drugs or a brain infection
his baclofen pump is empty | dry red skin and confused | how do i tell nms from catatonia
the urine dip is positive, could it just be a uti | what else could cause fever and rigidity | look-alikes
meningitis | non convulsive status | anticholinergic toxidrome | cogentin for lead pipe or is it dystonia
zaponex neutropenia or nms | r/o meningitis LP | NMS ? UTI | he is like a statue | is he just psychotic
eyes rolled up neck twisted | been out in the sun all day | how would i know if it was just an infection
what score do you need for nms | parkinsonism hyperpyrexia | myoclonus | is it nms or something else
what else could this be | differentials for fever and rigidity | look alike conditions | mimics of nms
sepsis or nms | septic or drug reaction | infection with fever on antipsychotics | herpes encephalitis
autoimmune encephalitis | brain infection or medicine | is it just flu | chest infection and stiff
uti and delirium | delirium or nms | catatonia | malignant catatonia versus nms | catatonia with fever
lethal catatonia | mute posturing waxy | heatstroke | heat stroke and antipsychotics | collapsed in the heat
exertional heat illness | sun and chlorpromazine | anticholinergic or nms | dry skin dilated pupils delirium
atropine poisoning | tricyclic overdose | antihistamine overdose fever | baclofen pump failure
intrathecal baclofen stopped | spasticity and fever after pump refill | parkinsonism hyperpyrexia syndrome
dyskinesia hyperpyrexia | thyrotoxicosis | phaeochromocytoma | tetanus | rabies | status epilepticus
is he fitting silently | seizure or nms | stroke | brain bleed and fever | alcohol withdrawal | delirium tremens
cocaine or amphetamine toxicity | MDMA hyperthermia | stimulant overdose | drug fever | clozapine fever myocarditis
clozapine and neutropenia | agranulocytosis | extrapyramidal side effects or nms | acute dystonia
akathisia or agitation | rhabdo from a long lie | how do i rule out infection | do we need a lumbar puncture
should we do a ct head | eeg needed? | which tests exclude other causes | could it be both sepsis and nms | ddx
DDx NMS | NMS ddx | NMS vs sepsis | NMS vs MC | NMS vs PHS | NMS vs heat stroke | NMS vs anticholinergic
NMS vs encephalitis | NCSE | NCSE vs NMS | EEG NCSE | LP CT EEG | CT head LP | TFTs | thyroid storm vs NMS
ITB withdrawal | ITB | lioresal | baclofen pump | lioresal withdrawal | PHS | anti-NMDAR | NMDA encephalitis
clozaril and fever | clozaril neutropenia fever | cogentin toxicity | artane overdose | kemadrin overdose
benadryl overdose hot dry | UTI sepsis rigid | CRP up fever | septic screen | delirium | excited delirium
dystonia or nms | EPS or NMS | has he picked up a bug | is it just an infection | could it be pneumonia
is she just having a breakdown | is it his mental illness | just psychotic or something physical
is he putting it on | did he overheat | overheated at football | been in a hot car | been lying in the sun
taken something at a party | drugs overdose stimulant | drinking withdrawal shakes | is it a stroke | is it a fit
staring could be a seizure | is it the pump | brain infection | should we scan his head | should we do a spinal tap
tell it apart from an infection | what tests rule out other things | is it something else
hot dry and seeing things | took too many antihistamines | eyes rolled up and neck twisted
frozen and mute for days | waxy arms stay where you put them | thyroid gone mad
kemadrin stopped now confused and hot | lioresal intrathecal pump beeping | largactil and heatwave
clozaril sore throat fever | haldol fever or just chest infection | cogentin and red dry skin | DDx: NMS/SS/MH
?NMS ?UTI ?delirium | CSF normal, EEG slow | did he overheat at the football
    """,
    "mh-vs-nms": """
gas from the operation made her hot and stiff | How do you tell it from malignant hyperthermia after an anaesthetic?
anectine reaction or haldol reaction | fever from the sleeping gas in theatre or this
he had an anaesthetic and haldol same day so is it mh or nms | anectine for intubation | MH | MHAUS hotline
GA sux rigid ETCO2 | jaw locked | went stiff after the operation | reaction to anaesthetic
How do I know it's not malignant hyperthermia? | Can we follow the malignant hyperthermia protocol?
He had sevoflurane this morning, is it MH? | malignant hyperthermia | succinylcholine | trismus
quelicin rigid jaw theatre | sevo or haldol | ultiva sevo fever | mh crisis | GA + sux + T 40 | ryr1 | ETCO2 rising
came back from theatre rigid and hot | allergic to anaesthetic in family | gas reaction or tablet reaction
is malignant hyperthermia the same thing | he got hot during surgery is that mh
can i use suxamethonium to intubate him | mh protocol | volatile anaesthetic | dantrolene MH dose NMS
anectine given in resus now rigid | post GA hyperthermia ddx NMS | RSI drug NMS | bad reaction to being put to sleep
could the anaesthetic have caused this rather than the haldol | is it safe to intubate with sux
MH versus NMS table | malignant hyperthermia or nms | MH vs NMS | difference between mh and nms | is it mh
mh signs | mh after anaesthetic | after general anaesthetic hot and rigid | post op fever and rigidity
rigid in recovery | hot in theatre | inhalational anaesthetic | sevoflurane | desflurane reaction | volatile agent
suxamethonium | suxamethonium reaction | sux safe in nms? | can we use sux | rapid sequence induction nms
intubation drugs | rocuronium instead of sux | jaw rigidity after sux | masseter spasm | end tidal co2 rising
mh genetics | family history of mh | muscle biopsy mh | nms patient needs anaesthetic later
are nms patients mh susceptible | mh box | mh trolley | mh dose of dantrolene | use mh guideline for nms
mh hotline | MHAUS | had surgery and haloperidol | anaesthetic or antipsychotic | droperidol in theatre then rigid
onset mh minutes | mh treatment same? | dantrolene for mh | malignant hyperpyrexia | anectine | scoline | quelicin
sleeping gas | gas reaction | anaesthetic allergy family | MH or NMS | NMS or MH | MH ddx | MH sux | MH RYR1 | MHANZ
sux | sux NMS | RSI | RSI sux or roc | GA | post GA | post-op T 40 rigid | sevo | sevo then rigid | ETCO2
anectine safe? | ultane | suprane | anectine or haldol | haldol and sevo | theatre rigid ETCO2 up
problem after the operation gas | after the operation went stiff | came out of theatre boiling hot
hot after surgery | dad died under anaesthetic | family problem with anaesthetics | anaesthetic fever
is it the anaesthetic | gas or tablets | same as malignant hyperthermia? | same drug as malignant hyperthermia
use the malignant hyperthermia box | theatre trolley dantrolene instructions | jaw locked in theatre
stiff when intubated | which drug to intubate with | is it safe to put him to sleep | paralysing drug to avoid
MH v NMS post-op | SUX contraind?
    """,
    "ss-vs-nms": """
SS vs NMS | cyproheptadine | 5HT tox vs nms | clonus hyperreflexia pupils diarrhoea vs rigid | periactin
prozac and haldol rigid | zoloft fever clonus | SS | SSRI + AP ?SS | 5HT clonus | too many antidepressants
twitchy legs and the runs | big pupils and jerky | How can I tell serotonin syndrome apart?
She takes sertraline and tramadol and has clonus, what is it? | Is bromocriptine dangerous in serotonin syndrome?
serotonin syndrome | clonus | hunter criteria | effexor shaking clonus | prozac tramadol twitching
nardil and haldol | SS Hunter | SNRI + MAOI | 5-HT2A cyproheptadine | mixed two antidepressants
jumpy reflexes and runny bowels | happy pill overdose shaking
how can i tell serotonin syndrome from nms at the bedside | he has diarrhoea and clonus is it serotonin
can cyproheptadine be used in nms | hyperreflexia | SSRI | mydriasis diarrhoea
lexapro plus zyprexa fever which syndrome | SS v NMS CK WCC onset | muscle jerks after antidepressant
are the pupils any help in telling them apart | serotonin toxicity antidote | myoclonus | serotonin syndrome or nms
nms versus serotonin syndrome | difference between serotonin syndrome and nms | serotonin toxicity | ankle clonus
ocular clonus | inducible clonus | brisk reflexes | reflexes in nms | myoclonus and tremor | diarrhoea and fever
bowel sounds | dilated pupils | pupils | shivering and clonus | onset hours vs days | ssri overdose | ssri and fever
sertraline | fluoxetine | citalopram and tramadol | venlafaxine | MAOI | linezolid and ssri | tramadol
fentanyl and ssri | mdma | ecstasy | lithium and ssri | antidepressant plus antipsychotic
on both an ssri and an antipsychotic | antidepressant started | cyproheptadine dose | cyproheptadine in nms
bromocriptine in serotonin syndrome | dantrolene in serotonin syndrome | chlorpromazine for serotonin syndrome
not sure if ss or nms | treat as ss or nms | serotonin storm | 5ht | serotonergic drugs | triptans | st johns wort
lower limb rigidity more than arms | how fast does serotonin syndrome come on | serotonin syndrome how long
SS v NMS | NMS vs SS | SS or NMS | SSRI + AP | SSRI + haldol | SNRI | 5-HT | 5HT tox | 5-HT syndrome | 5HT vs NMS
Hunter | clonus + SSRI | prozac | zoloft | lexapro | effexor | cymbalta | paxil | celexa | seroxat | cipramil
prozac and haldol | zoloft and zyprexa | tramadol and sertraline | periactin dose | cyproheptadine NMS | bromo in SS
dant in SS | reflexes up pupils big | too much happy medicine | mixed antidepressants
antidepressant and painkiller reaction | started an antidepressant yesterday | legs keep jerking
legs keep jerking and belly gurgling | foot keeps bouncing when i push it | jumpy knees | big eyes pupils
the runs and shaking | belly noises and diarrhoea | twitching all over | started within hours | took ecstasy
is it the antidepressant or the antipsychotic | on both kinds of tablets | allergy type antidote for serotonin
prozac and seroquel which is it | zoloft overdose clonus | effexor and maxolon fever | periactin for this?
ultram and prozac | lexapro clonus dilated pupils | DDx: NMS/SS/MH | SS/NMS ddx clonus CK WCC Fe | SSRI+TRAM+AP
    """,
    "prognosis": """
will she die | long-term sequelae | will she pull through | how long until the fever settles if it was a depot
mortality % | LOS NMS | ICU mortality NMS | is he going to be ok | how long till he is better
will her brain be damaged | Is a depot more dangerous than tablets? | What are his chances of survival?
How long does it take to recover? | Are there lasting effects? | mortality | recovery time | elderly prognosis
haldol nms how long to recover | modecate nms how long does it last | clopixol death rate nms | NMS CFR
NMS d/c home when | RIP rate NMS | how likely is he to die | when will he wake up | will he walk again
how many weeks in hospital | what percentage of patients die | how long will he be ill
will he be left with brain damage | dantrolene pregnancy | death | complications | duration | cognitive sequelae
invega trinza nms how long stays in body | NMS ICU LOS | do people survive | can she breastfeed
is it more fatal if it is a depot | what makes nms worse | when will ck come down | predictors of death | pregnancy
prognosis | death rate | how many die | will he die | will she survive | chance of survival | survival rate
is it fatal | is nms deadly | how long does it last | how long until better | how long to recover | duration of nms
when will he be better | when will she wake up | days or weeks | longer with depot | length of stay | time in icu
outlook | outcome | full recovery | will he be normal again | long term effects | permanent damage | brain damage
cognitive impairment after nms | memory problems after | residual parkinsonism | residual stiffness | contractures
lasting kidney damage | what can go wrong | cause of death in nms | respiratory failure | poor prognostic factors
bad signs | who does badly | age and mortality | elderly mortality | nms in older people | nms in children
nms in adolescents | teenager with nms | pregnant with nms | NMS in pregnancy | postpartum nms
breastfeeding after nms | dementia and nms outcome | mortality with and without drugs | has mortality fallen
pneumonia after nms | pe and nms | cardiac arrest nms | will he need rehab | is she going to make it
when can he go home | discharge | pull through | be ok | NMS mortality | CFR | LOS | ICU LOS | NMS recovery
NMS LT sequelae | NMS death % | AKI mortality | depot NMS duration | haldol nms recovery | haldol depot nms duration
clopixol nms how long | invega nms recovery time | xeplion nms duration | zyprexa nms outcome
clozaril nms mortality | reglan nms death | NMS peds | elderly NMS | NMS PE | aspiration pneumonia
is he going to die | what are the odds | how long will she be like this | how long till he wakes
when will the stiffness go | when will he be himself again | will he get back to his old self | will it leave damage
can his brain recover | will she walk | how long in hospital | days or weeks to recover | is it worse at his age
is it worse in old people | is it worse in kids | what if she is pregnant | what about the baby
what makes it worse | why is he taking so long to recover | still ill after two weeks | depot so takes longer?
haldol depot nms how long till better | modecate nms recovery weeks | clopixol nms will he survive
haldol nms death rate elderly | zyprexa nms brain damage | mort % AKI | DOL NMS depot
    """,
}
