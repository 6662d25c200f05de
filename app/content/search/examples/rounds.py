"""More ways of asking, of all topics, gathered where the others were found wanting (see `__init__.py`)."""

from app.content.models import Topic

ROUNDS: dict[Topic, str] = {
    "overview": """
where should he be nursed | where should she be looked after | which ward should he go to | does he need icu | icu or ward
who do i phone | is it catching | is it contagious | can i catch it | can visitors catch it | is it an infection | is it rare
how rare | one line summary of nms | what is going on with him | what have we got here | is it a disease or a side effect
treatment of nms | nms treatment plan | nms bundle | nms protocol | nms in a nutshell | nms teaching | student nurse nms
how many cases | number of people affected | key facts | key points | simple words | plain words
    """,
    "signs": """
hot and stiff | hot stiff and confused | not talking and stiff | shaking and stiff | trembling all over | whole body shaking
shakes and sweats | shivering and rigid | jaw locked | teeth clenched | cannot open his mouth | eyes open not answering
staring at the wall rigid | cant move | bent arms | arms like pipes | lead pipe | cogwheel | plastic feel to the limbs
confused then stiff then hot | order of symptoms | what comes first | first thing you see | earliest sign | red flags
can it be nms without | does there have to be fever | is fever always there | afebrile nms | mild nms | partial nms
diagnostic criteria | how is it diagnosed | how do you diagnose nms | criteria points score | wet through | drenched
high white count | is a raised ck needed | hours or days to develop | when does it begin | sweaty and pale | pouring with sweat
bp up and down | blood pressure 200 then 90 | labile blood pressure | pulse 150 | heart rate 150 | how many days after the injection
    """,
    "cause": """
mechanism of nms | how does nms happen | why does blocking dopamine do this | dopamine blockade | pathophysiology of nms
dopamine receptors and heat | what happens in the brain | put up too fast | dose raised too quickly | rapid titration
exhausted and dehydrated | agitated for days before | restraint and injections | hot weather | heatwave | poor eating
low iron | stopped his amantadine rigid and hot | parkinson pills missed | who gets it | men or women | age
intramuscular injections | after one injection | within normal dose | therapeutic dose | genetic | runs in families
why now after years | been on it for ages | stable for years on it | pd meds stopped | pd tablets missed in hospital
depot antipsychotic | long acting antipsychotic | depot injections cause | antipsychotic depot nms | mental health drug cause
haldol vs zyprexa which is worse | clozapine or haloperidol more risk | risperidone versus olanzapine nms risk | which is worse
older or newer antipsychotics | never had antipsychotics before | antipsychotic naive | first time on antipsychotics
entacapone stopped | parkinsons and nil by mouth | huntington tablets | lewy body and antipsychotics
    """,
    "differential": """
fever and stiff neck | neck stiffness | stiff neck and rash | just flu | is it flu | chest infection and stiff | sunstroke
fit or nms | seizure or nms | drug withdrawal | off alcohol | is it drugs | took something | is it just his schizophrenia
side effect or nms | stiffness from tablets or nms | parkinsonism or nms | eeg | ct head | csf | brain infection
not nms then what | what if it is not nms | what else gives fever and rigidity | other diagnoses | could be infection
stiff person syndrome | uti and stiff | infection and stiff | meningism
    """,
    "stop-drug": """
stop the injection | stop the depot | stop the psychiatric injection | stop mental health drugs | stop his mental health meds
told to give haloperidol | nurse says give haloperidol | doctor says give olanzapine | asked to give the prn | can he have his
what do i take off the chart | medicines to cancel | which of his medicines | all his tablets | drug chart review
what must be stopped | what to stop first | first thing to do | what do i do now | what now | do first | step one
    """,
    "cooling": """
lukewarm water | tepid | cold wet sheets | cooling pads | cooling catheter | wet skin and fan | strip him off | take blankets off
how cold | how far down | stop cooling at | temp will not come down | temp still up | temperature climbing | 40.5 and rising
41 degrees | over 40 | cold bags | cold flannel | where to put ice | groins and armpits | rectal probe | core temp
shivers while cooling | cooling too fast | cool bath | fever reducers | fever medicine | antipyretic useless
    """,
    "fluids-renal": """
dehydrated | is he dry | dry mouth | fluid overload | too much fluid | wet lungs from fluids | litres a day | how many litres
ml per hour urine | pee | not passing urine | no urine | catheterise | dark urine | muscle breakdown | muscles breaking down
kidneys packing up | kidneys shutting down | save the kidneys | protect kidneys | renal replacement | filter | haemodialysis
potassium high | high k | water tablets | diuretics | bicarb | alkaline urine | cpk very high kidneys | rhabdomyolysis
stop kidney harming drugs | nephrotoxic drugs | creatinine 300 | creatinine going up | high creatinine
    """,
    "monitoring": """
temp every hour | temperature how often | obs every 15 minutes | hourly obs | obs how often | neuro obs | which bloods
white count raised | white cells | leucocytosis | wcc | ck falling | ck coming down | ck trend | daily ck | ck normal
normal ck | ck not raised | ck result | cpk value | how high is ck | serum iron | low iron level | blood gas | lactate
electrolytes | calcium | clotting | dic | coag | ecg | qt | heart monitor | arterial line | sats | troponin | lfts
clots | calf swollen | dvt | pressure sores | turn him | mouth care | swallow check | aspiration | feeding tube | nutrition
hourly temperature | temp chart | saturations | spo2 | oxygen level | ng feeding | feeding | blood sugar | which observations
    """,
    "benzodiazepine": """
settle her | calm her down | settle him safely | keep him calm | keep her calm | something for distress | agitated and rigid
can i sedate | sedative that is allowed | relax the muscles with a benzo | catatonic features | catatonia treatment
    """,
    "dantrolene-role": """
ryanodine receptor | calcium in muscle | sarcoplasmic reticulum | muscle relaxant for nms | muscle relaxer | does it stop death
who decides dantrolene | severe only | rigid and hot give dantrolene | dantrolene or not | should i ask for dantrolene
why dantrolene | is dantrolene needed | dantrolene failed | dantrolene did nothing | no response to dantrolene
    """,
    "dantrolene-dose": """
which line | which vein for dantrolene | through which cannula | same line | flush line | bag or push | pump or push
vials | how many vials | number of vials | open vials | who mixes | mixing takes long | helpers to mix | how long to mix
20 vials | powder will not dissolve | orange liquid | orange powder | yellow orange | light sensitive | cover from light
water for injection | 60 ml | 5 ml vial | 20 ml water | 2.5 mg per kg | 1 mg per kg | 10 mg per kg | top dose | next dose
repeat after | every 6 hours | switch to tablets | capsules | kids dose | child dose | obese dose | 80 kg
    """,
    "dantrolene-risks": """
is dantrolene dangerous | is dantrolene safe | dantrolene harm | dangers of dantrolene | bad effects of dantrolene
mannitol in the vial | dantrolene and water load | weak grip after dantrolene | can he walk after dantrolene | dantrolene drive
dantrolene and eating | dantrolene choke | hands orange | dantrolene on skin | dantrolene spill | dantrolene eyes
red arm | sore arm | red sore drip arm | cannula site red | vein burning | swollen arm drip | tissued cannula
dantrolene pregnancy | pregnant and dantrolene | liver tests dantrolene | jaundice
dantrolene box warning | dantrolene black box | dantrolene warning | dantrolene breathless | dantrolene short of breath
    """,
    "bromocriptine": """
bromocriptine not in stock | no bromocriptine | dopamine agonist | agonist dose | tablets down the tube | ng tablets
bromocriptine and food | bromocriptine breast | bromocriptine heart | bromocriptine confusion | stopping bromocriptine
    """,
    "amantadine": """
amantadine instead | amantadine if no bromocriptine | flu drug for nms | parkinson flu tablet | amantadine creatinine
    """,
    "combination": """
head to head | compared head to head | what if dantrolene fails | dantrolene not enough | next after dantrolene
which drug first | first drug then second | best treatment | best drug for nms | which works better | what works best
rct | is there an rct | randomised trial | trials in nms | good evidence for any drug | any proof drugs work
drug treatment options | specific treatment | treatment choice | severity and treatment | mild moderate severe treatment
    """,
    "ect": """
last resort | nothing works | when drugs fail | all else failed | everything failed | shocks | how many shocks | how many sessions
electric shocks | electro | brain stimulation | course of ect | ect consent | is ect dangerous
    """,
    "mh-vs-nms": """
after the operation hot and stiff | in theatre | during surgery | anaesthetic reaction | allergic to anaesthetic | family had mh
can he have an anaesthetic | general anaesthetic after nms | safe anaesthetic | gas or antipsychotic
    """,
    "ss-vs-nms": """
clonus | jerks | twitchy | jumpy legs | brisk reflexes | big pupils | diarrhoea and fever | bowels moving shaking
ssri | antidepressant and fever | two antidepressants | antidepressant overdose | serotonin | hunter
    """,
    "prognosis": """
will the stiffness go | does the stiffness go away | will he be normal | will he be ok | will she be ok | is he going to be alright
when will he be better | when is it over | how many days | how many weeks | back to work | mortality | the mortality
what is the mortality | death rate | odds | survival | chance of dying | lasting damage | after effects | memory after
muscle weakness after | still stiff weeks later | still rigid after 2 weeks | not getting better | when can he go home
nerve damage after nms | weak legs after nms | contractures | physio after nms | how many get better
    """,
    "rechallenge": """
psychotic again | hearing voices again after nms | ill again needs antipsychotic | psychosis back | still needs antipsychotics
how will his schizophrenia be treated | what now for his schizophrenia | which antipsychotic next | safest antipsychotic
two weeks | wait two weeks | how long to wait | gap before restarting | start low | slow increase | recurrence | happens again
it came back | second episode | happen twice | risk next time | write allergy | record it as allergy | tell the gp
olanzapine or aripiprazole after nms | which to restart haldol or clozapine | lowest risk antipsychotic
    """,
}
