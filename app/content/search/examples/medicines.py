"""How people ask about a medicine by its name (see `__init__.py`). One name stands for all of its family."""

from app.content.models import Topic

MEDICINES: dict[Topic, str] = {
    "cause": """
what is haldol | what is zyprexa | what kind of drug is risperdal | what is reglan | what is stemetil | what is sinemet
haldol reaction | bad reaction to zyprexa | is this a reaction to risperdal | could it be the seroquel
haldol fever | zyprexa fever | fever on risperdal | fever after haldol | temp after zyprexa | high temp on abilify
zyprexa overdose | too much haldol | took all his risperdal | started haldol last week | started zyprexa yesterday
new on abilify | just started on seroquel | haldol put up last week | changed from haldol to zyprexa last week
is haldol first or second generation | is zyprexa an antipsychotic | haldol nms | zyprexa nms | nms haldol | nms zyprexa
haldol one dose | single dose of haldol | haldol for years then nms | haldol 2 mg only | haldol low dose | haldol risk
nms risk haldol | risk with zyprexa | haldol decanoate | invega depot | clopixol injection | abilify maintena injection
haldol depot last month | depot given 2 weeks ago | haldol still in the body | haldol stays in the blood | modecate months
haldol half life | zyprexa half life | risperdal half life | how long does haldol stay in the system | abilify half life
haldol and dehydration | haldol and lithium | lithium with zyprexa | priadel and risperdal | reglan one dose | reglan iv
reglan reaction | stemetil reaction | phenergan reaction | maxolon nms | reglan for days then stiff | reglan stiff
compazine nms | droperidol nms | domperidone nms | can stemetil do this | can phenergan do this | can reglan cause this
sinemet stopped | sinemet cut down | sinemet not given for days | madopar forgotten | stalevo ran out | requip ran out
neupro patch off | neupro patch fell off | patch removed and rigid | apo-go pump stopped | duodopa pump blocked
requip stopped | mirapex stopped | off his sinemet stiff and hot | comtan stopped | tasmar withdrawn | sinemet withdrawal
levodopa reduced | levodopa cut | levodopa holiday | sinemet missed rigid fever | symmetrel stopped rigid fever
xenazine nms | austedo nms | tetrabenazine | xenazine | austedo | ingrezza | reserpine | amoxapine nms | reglan and haldol
metoclopramide how common | which brand of antipsychotic | depakote and haldol | tegretol nms | carbamazepine nms
clozaril nms | clozapine less likely | newer ones like zyprexa | olanzapine injection fever stiff | haldol day 3
    """,
    "signs": """
haldol given now rigid | haldol yesterday stiff today | zyprexa last night now confused and sweating | reglan then rigid
how soon after haldol | how many days after zyprexa | how quickly after reglan | haldol then shaking and hot
after risperdal rigid and mute | how long after the injection does it start | haldol drooling | shaking after haldol
    """,
    "stop-drug": """
is haldol ok | is zyprexa ok | is haldol allowed | is risperdal safe now | haldol still on chart | zyprexa still charted
haldol still prescribed | haldol on the drug chart | risperdal on the kardex | zyprexa on the mar | seroquel due now
seroquel due | give seroquel tonight | hold seroquel | stop zyprexa | stop risperdal | zyprexa contraindicated
haldol contraindicated | no haldol | avoid haldol | avoid reglan | never reglan | reglan contraindicated | stop reglan
is reglan ok | is stemetil ok | is phenergan ok | is zofran ok | zofran instead | zofran or reglan | ondansetron or maxolon
what instead of reglan | alternative to metoclopramide | alternative to stemetil | safe instead of maxolon | zofran
reglan prn | stemetil prn | reglan on chart | cyclizine ok | is cyclizine safe | is ondansetron safe | kytril
haldol for agitation | haldol to calm him | im haldol | zyprexa im for agitation | droperidol to calm
doctor ordered haldol | order for haldol | haldol ordered | psychiatrist wants zyprexa | restart sinemet | restart requip
give sinemet back | give madopar via ng | sinemet by ng | restart madopar | put the neupro patch back | replace levodopa
when to restart sinemet | stop lithium | hold priadel | priadel tonight | hold lithium | stop the cogentin | hold cogentin
cogentin | artane | kemadrin for the stiffness | procyclidine for stiffness | cogentin for stiffness | stop all psych meds
stop xenazine | wash out | remove the depot | can the depot be removed | can we take the depot out | suck the depot out
    """,
    "prognosis": """
haldol half life recovery | depot how long to get better | after a depot how long will it last | invega nms how long
modecate how long does it last | zyprexa relprevv how long | how long will the depot keep it going | abilify recovery time
clopixol how long ill | injection how long does it last | depot longer recovery | haldol decanoate recovery
    """,
    "rechallenge": """
restart haldol | restart zyprexa | haldol again | zyprexa after | seroquel instead next time | change to clozapine after
after nms zyprexa | clozaril after | which is safest after nms abilify or seroquel | when can the depot be restarted
depot after nms | can he have invega again | depot again | haldol for life | never haldol again | allergic to haldol
restart lithium after nms | reglan after nms | can he ever have maxolon again | avoid haldol in future | swap to seroquel
    """,
    "benzodiazepine": """
haldol or ativan | ativan or haldol | ativan not haldol | lorazepam or haloperidol | valium instead of haldol
zyprexa vs ativan | haldol versus lorazepam | ativan rather than zyprexa | diazepam vs haloperidol | temesta | tavor
stesolid | ativan for stiffness | valium for stiffness | versed for agitation | does valium help | ativan help
how often ativan | ativan max a day | ativan and breathing | valium breathing | xanax | klonopin | rivotril | clonazepam
midazolam im | ativan catatonia | ativan trial | trial of ativan | trial of lorazepam | benzodiazepine trial
    """,
    "ss-vs-nms": """
prozac | zoloft | effexor | nardil | zyvox | tramadol | prozac fever | zoloft tremor | effexor overdose | nardil fever
prozac clonus | stop prozac | stop zoloft | could prozac cause this | prozac or haldol | zoloft or zyprexa | zyvox fever
linezolid | methylene blue | periactin | cyproheptadine | periactin or bromocriptine | cyproheptadine or bromocriptine
periactin or dantrolene | parlodel in serotonin syndrome | lexapro and risperdal | cymbalta and reglan | fentanyl and ssri
    """,
    "mh-vs-nms": """
anectine | quelicin | sux | ultane | sevoflurane | isoflurane | suprane | forane | sux and rigid | ultane and rigid
succinylcholine or haldol | dantrium for mh | ryanodex for mh | theatre then rigid
    """,
    "differential": """
lioresal | gablofen | baclofen pump empty | lioresal stopped | baclofen withdrawal | cogentin overdose | artane overdose
benadryl overdose | alcohol withdrawal | valium withdrawal | ativan withdrawal | ecstasy | cocaine | amphetamines
    """,
    "dantrolene-role": """
dantrium | ryanodex | revonto | dantrium when | is dantrium needed | dantrium off label | dantrium evidence | what is dantrium
what is ryanodex | who gets dantrium | dantrium works how | no dantrium in pharmacy | instead of dantrium | dantrium onset
dantrium before ativan | dantrium for rigidity
    """,
    "dantrolene-dose": """
dantrium vial | dantrium 20 mg | ryanodex 250 mg | agilus 120 mg | revonto vials | dantrium how many vials | ryanodex water
ryanodex vs dantrium | agilus or dantrium | difference between ryanodex and revonto | dantrium water | agilus water
ryanodex push | dantrium filter | dantrium child | dantrium per kg | ryanodex max | dantrium capsules | dantrium by mouth
dantrium for how long | stop dantrium when | dantrium mixed how long does it keep | dantrium storage | dantrium glucose
    """,
    "dantrolene-risks": """
dantrium liver | dantrium weakness | dantrium breathing | ryanodex leak | dantrium tissued | dantrium and calan
dantrium with diltiazem | isoptin | calan | cardizem | norvasc | adalat | verapamil | is verapamil safe | stop verapamil
dantrium pregnant | dantrium in pregnancy | dantrium breastfeeding | ryanodex mannitol | dantrium sleepy | dantrium lfts
dantrium swallowing | dantrium drip site
    """,
    "bromocriptine": """
parlodel | cycloset | pravidel | what is parlodel | parlodel dose | parlodel max | parlodel ng | crush parlodel | parlodel bp
parlodel psychosis | parlodel how long | parlodel stop | parlodel evidence | parlodel start | parlodel vomiting | parlodel mg
cycloset dose | cabergoline instead of bromocriptine | apomorphine instead of bromocriptine | rotigotine for nms
    """,
    "amantadine": """
symmetrel | gocovri | osmolex | pk-merz | what is symmetrel | symmetrel dose | symmetrel kidneys | symmetrel iv | symmetrel ng
symmetrel max | symmetrel or parlodel | amantadine or parlodel | pk-merz drip | symmetrel seizures | symmetrel evidence
    """,
    "combination": """
dantrium and parlodel | dantrium plus bromocriptine | parlodel and dantrium both | ryanodex with parlodel | dantrium or parlodel
dantrium and symmetrel | dantrium ativan parlodel | parlodel vs dantrium | dantrium versus parlodel | all three drugs
    """,
    "cooling": """
tylenol | panadol | calpol | tylenol for fever | does tylenol work | paracetamol for the temp | ibuprofen | nurofen
esmeron for temperature | rocuronium for hyperthermia | paralyse to cool | arctic sun | bair hugger
    """,
    "monitoring": """
catapres | clonidine | clexane | heparin | lovenox dvt | haldol qtc | labetalol for bp | blood pressure tablets
    """,
    "ect": """
diprivan for ect | propofol for ect | sux for ect | anectine for ect | rocuronium for ect | ect while on ativan
    """,
}
