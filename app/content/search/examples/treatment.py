"""How people ask about the treatments with medicines and ECT (see `__init__.py`)."""

from app.content.models import Topic

TREATMENT: dict[Topic, str] = {
    "benzodiazepine": """
What can I sedate him with if he can't have haloperidol? | benzodiazepines | ativan iv for stiffness
relaxing injection like valium for the stiffness | how much lorazepam can I give before calling it failed | ativan
valium dose | versed drip for agitation | BZD | IV loraz 2mg | PRN for agitation | dant + BZD
something to calm him down | he is climbing the walls | What dose of lorazepam can I give?
Will diazepam help the rigidity? | Can I give midazolam with dantrolene? | lorazepam | lorazepam challenge
sedation | ativan before ect | valium and haldol together | midazolam buccolam | hypnovel infusion | BZD 1st line
LZP dose | loraz IV max 24h | jab to calm him | knock him out safely | lorazepam not working
too much sedation with lorazepam | can I give lorazepam every four hours | which benzo works best
is diazepam as good as lorazepam | midazolam | agitation | lorazepam maximum | dantrolene lorazepam combination
ativan 2mg q4 max | BDZ for catatonia | valium type drug | what can I use instead of haloperidol for sedation
how soon can i repeat the lorazepam | benzo dose | paraldehyde | lorazepam dose | lorazepam iv dose nms
how much lorazepam | lorazepam how often | max lorazepam | lorazepam 2 mg | lorazepam im | diazepam | diazepam iv
diazepam dose | midazolam infusion | clonazepam | benzos | benzodiazepine first line | are benzos useful
do benzodiazepines help rigidity | benzos for agitation | what can i sedate with | sedation safe in nms
calm him down safely | agitated what can i give | violent patient nms | restless and pulling lines
something for agitation | alternatives to haloperidol for agitation | lorazepam for catatonia | lorazepam test
lorazepam vs diazepam | does lorazepam treat nms | lorazepam respiratory depression | too sleepy after lorazepam
flumazenil | benzo overdose | lorazepam in copd | lorazepam elderly dose | oral lorazepam | lorazepam no effect
when to give up on lorazepam | taper lorazepam | ativan im | ativan how often | valium iv | valium for rigidity
sedative | relaxing medicine | tranquilliser that is safe | stop him thrashing about | benzodiazepines before ect
benzo infusion icu | benzodiazepine breathing | benzodiazepine risk | does a benzo cause nms | phenobarbital instead
dexmedetomidine | propofol sedation | ketamine for agitation | BZDs | benzo | LZP | lorazepam iv | loraz 1 mg
loraz 2 mg q6h | ativan dose | ativan iv | ativan max | ativan challenge | valium | diazepam pr | versed | midaz
midaz infusion | hypnovel | dormicum | rivotril | klonopin | xanax | PRN loraz | IV BZD | BZD dose | BZD catatonia
sedation PRN | RT with lorazepam | he wont settle what can i give | something to settle him that is safe
safe sedative | how do i calm her down | is lorazepam safe | how many lorazepam can he have | lorazepam again?
how soon can i repeat lorazepam | can i give lorazepam by mouth | lorazepam is not touching it | is valium ok
diazepam or lorazepam | relax him with diazepam | does lorazepam help the stiffness
sleepy after lorazepam what now | can lorazepam stop breathing | lorazepam injection how much | thrashing about
up all night pacing | fighting the staff | LZP 1-2 mg q4-6h | MDZ gtt | DZP PR stiff | can it stop his breathing
    """,
    "dantrolene-role": """
Is dantrolene first line in NMS? | Revonto?? | dant MOA RYR1 | dantrolene when severe only?? | dantrium first line?
agilus licence | dant vs bromo | RCT evidence dant | muscle relaxing drip | is there an antidote
When do we start dantrolene? | Does dantrolene actually reduce mortality? | How does dantrolene work?
Is dantrolene licensed for this? | What if we have no dantrolene on site?
Which works better, bromocriptine or dantrolene? | dantrolene | dantrolene mechanism | dantrolene evidence
dantrolene off label | dantrolene vs bromocriptine | dantrium for everyone? | dantrium evidence
do we stock ryanodex or agilus | dant indications | dant EBM | dant off-label FDA | RYR1
what does the orange stuff do | does the muscle relaxant really help | magic medicine to reverse it
why wont they give dantrolene | should everyone with nms get dantrolene | how long before dantrolene starts working
is there any proof dantrolene helps | which drug should be given first | dantrolene indications
dantrolene mortality | dantrolene antidote | is dantrium worth it | dant onset hrs | does the spasm medicine cure it
why are we not giving dantrolene | do i give dantrolene first or bromocriptine first | dantrolene first line
does dantrolene work | dantrolene for nms | when is dantrolene used | when do you start dantrolene
who gets dantrolene | is dantrolene first line | dantrolene last resort | should we give dantrolene
is dantrolene needed in mild nms | dantrolene severe rigidity | dantrolene how does it work
calcium release ryanodine | what is dantrolene | muscle relaxant for nms | direct acting muscle relaxant
is dantrolene an antidote | antidote | is there a cure | dantrolene licence | off label dantrolene | unlicensed use
fda approval | dantrolene mortality benefit | does dantrolene save lives | dantrolene trial
dantrolene controversial | why not dantrolene | dantrolene or supportive care | dantrolene onset
how fast does dantrolene work | when does dantrolene kick in | time to response | dantrolene not working
ck still high on dantrolene | no response to dantrolene | dantrolene diagnostic test | fever fell after dantrolene
alternatives to dantrolene | no dantrolene in hospital | out of stock dantrolene | where is dantrolene kept
borrow dantrolene from theatre | dantrolene benefit | point of dantrolene | dantrolene pros and cons
dantrolene guideline position | who decides on dantrolene | dantrolene for heat stroke | dantrolene for fever
does dantrolene bring the temp down | dantrolene for rigidity only | dantrolene helps what | is dantrolene overrated
ryanodex indication | dantrium why | dant | dantrolene role | dant evidence | dant RCT | dant MOA | dant first line
dant when | dant onset | dant licence | dant off-label | dant vs supportive | dant MHRA | dantrium use
dantrium when | dantrium indication | dantrium licence | dantrium work? | ryanodex evidence | revonto indication
agilus licensed for nms | no dantrium in hospital | dantrium instead | is there a reversal drug
is there something that fixes it | what is the drug they use | what is the drug from theatre
will the muscle drug work straight away | how long before the muscle drug works | does it always work
does the drug cure it | do we always give dantrolene | why have they not given dantrolene
why are they giving dantrolene | is dantrolene worth a try | what does dantrolene do | is it licensed for this
we dont keep dantrolene | where do we get dantrolene from | can we manage without dantrolene
temp came down with dantrolene so is it nms | still stiff after dantrolene | dant RYR antagonist
dant: benefit? NNT
    """,
    "dantrolene-dose": """
revonto how many vials | agilus 120 mg how much water | How many 20 mg vials do I need for a 70 kg man?
dantrolene maximum daily dose 10 mg/kg | Revonto?? | ryanodex vs dantrium how many vials
orange powder bottle how much water shake | how many 20 mg vials for a 70kg man and what do i dilute in
dantrium light protection | dantrium iv push rate | ryanodex shake orange | ryanodex 250 | dant 2.5 mg/kg IV
dant WFI 60 mL | muscle relaxing drip | how many bottles do i mix | can i mix it with salt water
How do I reconstitute dantrolene? | How many vials for 80 kg? | What is the maximum dose of dantrolene per day?
How long can I keep it once mixed? | dantrolene | dantrolene vials | 20 mg vial | 2.5mg/kg | sterile water 60 ml
dantrolene oral step down | do we stock ryanodex or agilus | agilus reconstitution | dantrium capsules after iv
dant mg/kg q6h | dant recon SWFI | dant IV to PO | dant max /24h | what does the orange stuff do
mixing the yellow powder | how many boxes of dantrolene do i need | how long does the mixed stuff last
can it go in a drip bag | what do i mix dantrolene with | how fast can i push dantrolene
can I give more than 10 mg/kg | dantrolene paediatric | dantrolene storage light | dantrolene sterile water
250 mg vial | dantrolene infusion rate | dantrolene MH dose NMS | ryanodex how many ml water | revonto yellow?
agilus max single dose | dant 1 mg/kg IVP | vials wont dissolve | how fast do i squirt it in
how much mannitol is in each vial | how do i store unused dantrolene | dantrolene reconstitution volume
obesity dosing | dantrolene dose | dantrolene dosing | how much dantrolene | dantrolene mg per kg
dantrolene 1 mg/kg | dantrolene 2.5 mg/kg | 10 mg/kg max | max dantrolene 24 hours | dantrolene repeat dose
dantrolene how often | dantrolene every 6 hours | dantrolene vials for 70 kg | how many vials 90kg | vial calculator
dantrolene weight table | 120 mg vial | how to mix dantrolene | reconstitute dantrolene
dantrolene with sterile water | 60 ml water per vial | dantrolene in saline | dantrolene in glucose
dextrose with dantrolene | dantrolene compatibility | shake the vial | vial not dissolving | crystals
filter needle | dantrolene infusion | dantrolene drip | dantrolene rate | push dantrolene how fast
over how many minutes | dantrolene bolus | dantrolene syringe pump | how long does mixed dantrolene keep
dantrolene expiry after mixing | protect from light | dantrolene fridge | dantrolene storage | orange solution
dantrolene colour | which product do we have | ryanodex vs dantrium | agilus vial | revonto mix | oral dantrolene
dantrolene capsules dose | iv to oral dantrolene | how long to continue dantrolene | stop dantrolene when
dantrolene duration | wean dantrolene | ideal or actual weight | obese dose | child dose dantrolene
paediatric dantrolene | dantrolene in renal failure dose | dantrolene liver dose change | dantrolene ng
dantrolene im | water for injection bag danger | left over dantrolene | prep time dantrolene
help drawing up dantrolene | how many nurses to mix | dantrolene volume | mg per ml dantrolene | dant dose
dant mg/kg | dant max | dant IV | dant PO | dant WFI | dant vials | dant infusion | dant q6h | dant rate
dantrium dose | dantrium mix | dantrium vials | dantrium iv | dantrium oral | dantrium capsules | dantrium water
dantrium keep | ryanodex | ryanodex dose | ryanodex mix | ryanodex ml | revonto | revonto dose | agilus dose
agilus mixing | agilus ml | agilus vs dantrium | vials for 80 kg | vials 60kg | 60 mL WFI | 5 mL SWFI
NaCl with dant | D5W dantrolene | IBW or ABW | dose for child 20 kg | 10 mg/kg/24h | 1-2.5 mg/kg
how many do i need to open | how many bottles do i open | how many vials do i draw up | powder wont mix
powder wont dissolve | bits floating in it | is it meant to be orange | how much water in each bottle
what water do i use | can i use saline to mix | can it go in a bag | can the mixed stuff go in the fridge
how long will it last once mixed | does it need covering | how fast do i give it | push it or drip it
how often can it be given | whats the most he can have | top dose | he weighs 100 kg | big man how much
tiny old lady dose | dose for a child | tablets of dantrolene | when do we stop giving it
different bottles different strengths | two kinds of dantrolene in the cupboard | dant 20mg/60mL SWI | dant 250/5
dant qty 75kg | powder wont mix in
    """,
    "dantrolene-risks": """
LFTs dantrolene | hepatotoxicity | calcium channel blockers | dant CCB hyperK LFTs
dantrolene weak breathing verapamil | dantrium hepatitis | revonto leaked out of cannula | norvasc and dantrium
cardizem | dant SEs | dant resp depression | arm is red and sore where the dantrolene goes in
will the muscle drug hurt his liver | weak and cant breathe after dantrolene
What happens if dantrolene extravasates? | Does dantrolene damage the liver?
Can he have diltiazem with dantrolene? | dantrolene side effects | verapamil | thrombophlebitis
dantrolene contraindications | dantrium lfts how often | dantrium and calan | istin on board can we give dantrium
ryanodex drowsy after | dantrium phlebitis | dant CI | dant extrav | dant LFT derangement
drip has leaked dantrolene under the skin | too floppy after dantrolene | blood pressure tablets with dantrolene
sore vein from dantrolene | is dantrolene safe in liver disease | can i give dantrolene to someone on amlodipine
his arm is swollen where dantrolene went in | dantrolene muscle weakness | dantrolene pregnancy
dantrolene calcium channel blocker | dantrolene pulmonary oedema | cardizem drip running and dantrium ordered
plendil interaction | dant ALT 300 | LFT x3 ULN | dantrolene and grapefruit or heart pills
how do i get it off my hands dantrolene | who checks the liver function and how often
how much mannitol is in each vial | should we worry about breathing with dantrolene | dantrolene hyperkalaemia
oral dantrolene liver | nursing observations after dantrolene | dantrolene risks | is dantrolene safe
dantrolene dangers | dantrolene adverse effects | dantrolene liver | dantrolene hepatotoxicity
liver tests with dantrolene | alt up after dantrolene | dantrolene jaundice | dantrolene weakness
floppy after dantrolene | weak grip after dantrolene | dantrolene breathing | respiratory failure dantrolene
sats drop after dantrolene | dantrolene in copd | dantrolene extravasation | dantrolene leaked
tissued cannula dantrolene | dantrolene skin necrosis | dantrolene phlebitis | sore vein | which vein for dantrolene
central line for dantrolene | peripheral dantrolene | dantrolene ph | dantrolene cannula size | dantrolene verapamil
dantrolene diltiazem | amlodipine and dantrolene | nifedipine | hyperkalaemia dantrolene verapamil
dantrolene interactions | who cannot have dantrolene | dantrolene allergy | dantrolene myasthenia
dantrolene sedation | drowsy after dantrolene | dizzy after dantrolene | dantrolene and swallowing
choking after dantrolene | can he eat after dantrolene | walking after dantrolene | driving after dantrolene
dantrolene fluid overload | mannitol in dantrolene | dantrolene overdose | dantrolene monitoring
what to watch after dantrolene | dantrolene and sedatives | dantrolene breastfeeding | dantrolene diarrhoea
dantrolene on skin | spilt dantrolene | dantrolene heart disease | dantrolene black box | dantrium weakness
dantrium verapamil | ryanodex side effects | dantrolene cautions | dant SE | dant risks | dant LFTs | dant ALT
dant liver | dant CCB | dant verapamil | dant contraindications | dant extravasation | dant PIV or CVC | dant resp
dant SpO2 | dant weakness | dant COPD | dant K+ | dantrium side effects | dantrium liver | dantrium lfts
dantrium leak | dantrium weak | dantrium drowsy | dantrium with norvasc | dantrium with istin
dantrium with verapamil | dantrium with cardizem | dantrium with tildiem | isoptin | calan | securon | cordilox
tildiem | adizem | norvasc | istin | adalat | CCB | CCBs | PICC for dant | drip arm burning
drip arm burning with the muscle drug | arm swollen after dantrolene | went into the tissue | does dantrolene burn
can it stop his breathing | can dantrolene stop him breathing | too weak to cough | too weak to stand
cant hold his head up after dantrolene | very sleepy after dantrolene | is dantrolene bad for the liver
yellow eyes after dantrolene | heart pills and dantrolene | blood pressure pills and dantrolene
on amlodipine is dantrolene ok | who should not have it | what should i watch for after dantrolene
can he eat after it | got dantrolene on my hands | splashed in eye | water on the lungs after dantrolene
big cannula or small | back of hand vein ok | dantrium bloods to watch | dantrium gone into the tissues
patient takes adalat can he have dantrium | dantrium with securon heart stops? | ryanodex resp depression
dantrium breathless | K 6.4 + dant | dant + CCB | dant PIVC blown
    """,
    "bromocriptine": """
parlodel down ng tube | bromo 2.5mg TDS NG | When would you pick amantadine over bromocriptine?
parlodel down the ng | symmetrel or parlodel | milk drying tablet why giving this
can bromocriptine make the psychosis worse | parlodel | parlodel how many mg | cycloset nausea | NG bromo
parkinsons drug down the nose tube | hearing voices more since bromocriptine
What is the starting dose of bromocriptine? | How long should bromocriptine be continued?
Can bromocriptine be given IV? | Does bromocriptine drop the blood pressure?
Is bromocriptine dangerous in serotonin syndrome? | bromocriptine | bromocriptine taper | bromocriptine hypotension
dopamine agonist | parlodel max | parlodel psychosis | parlodel taper | bromo PO TDS | bromo NGT crush
bromo SE low BP | pituitary tablet for nms | tablet that boosts dopamine | bromocriptine making him sick
how long on bromocriptine | how do i give bromocriptine if he cannot swallow | when can we stop bromocriptine
why has the doctor prescribed bromocriptine | bromocriptine dose | bromocriptine contraindications
bromocriptine nausea | parlodel 2.5 tid via dobhoff | BRC 5mg q8h PO | PO intake nil NGT bromo
parkinson tablet to treat nms | can she breastfeed | is there an iv form of bromocriptine | bromocriptine ng
tapering dopamine agonist | bromocriptine how often | bromocriptine max | bromocriptine starting dose
bromocriptine 2.5 mg | bromocriptine 5 mg tds | bromocriptine crushed | bromocriptine iv | bromocriptine route
bromocriptine how does it work | why bromocriptine | bromocriptine onset | when will bromocriptine work
bromocriptine how long | continue bromocriptine 10 days | bromocriptine after depot | wean bromocriptine
stop bromocriptine | missed bromocriptine | bromocriptine rebound | bromocriptine side effects
low bp on bromocriptine | vomiting on bromocriptine | bromocriptine psychosis | hallucinations bromocriptine
bromocriptine schizophrenia | bromocriptine heart valve | bromocriptine stroke | bromocriptine interactions
bromocriptine evidence | bromocriptine mortality | bromocriptine licence | bromocriptine breastfeeding
dopamine agonists for nms | dopamine agonist dose | cabergoline instead of bromocriptine | apomorphine instead
rotigotine patch for nms | levodopa to treat nms | parlodel dose | parlodel side effects | parlodel tablet
cycloset | bromocriptine stock | no bromocriptine available | bromocriptine tablets strength
bromocriptine monitoring | bromocriptine renal | bromocriptine liver | bromocriptine cyp3a4 | prolactin drug | BRC
bromo | bromo dose | bromo 2.5 mg | bromo TDS | bromo NG | bromo PO | bromo max | bromo taper | bromo SE | bromo BP
bromo psychosis | bromo onset | bromo stop | parlodel ng | parlodel how long | parlodel wean | parlodel stop
parlodel hypotension | parlodel iv? | parlodel onset | cycloset dose | DA agonist | DA agonist dose
parkinsons drug for nms why | why a parkinsons drug | dopamine tablet | tablet to put the dopamine back
tablet through the feeding tube for nms | crush it and put down the tube | cant swallow bromocriptine
is there a bromocriptine injection | bromocriptine made him sick | bromocriptine dropped his blood pressure
seeing things on bromocriptine | voices worse on bromocriptine | how long does he stay on bromocriptine
can i stop bromocriptine today | missed a dose of bromocriptine | bromocriptine with food | milk tablet
stop milk tablet | BC 2.5 TDS | bromo CI
    """,
    "amantadine": """
symmetrel dose | When would you pick amantadine over bromocriptine? | symmetrel or parlodel | amant 100 BD PO eGFR
amantadine renal dose 200mg | symmetrel | gocovri kidney dose | parkinsons drug down the nose tube
flu drug for this | What is the dose of amantadine? | Does amantadine need adjusting in renal failure?
Can I crush amantadine for the NG tube? | amantadine | amantadine withdrawal | amantadine 100 mg
symmetrel stopped suddenly | osmolex dialysis | parlodel and symmetrel both? | amant BD NG | amant CrCl 30
tablet that boosts dopamine | old flu tablet | amantadine with bad kidneys | amantadine instead
what is amantadine for | do i need to reduce amantadine in kidney disease | can amantadine be stopped overnight
amantadine elderly | amantadine dose | symmetrel syrup | AMT vs BRC | parkinson tablet to treat nms
can amantadine make you confused | what if he already takes amantadine | amantadine renal | amantadine 200 mg bd
amantadine max | amantadine ng | amantadine liquid | amantadine iv | amantadine how does it work | why amantadine
amantadine for nms | amantadine evidence | amantadine onset | amantadine how long | amantadine stop
missed amantadine | amantadine kidney | amantadine renal dose | amantadine egfr | amantadine creatinine clearance 30
amantadine dialysis | amantadine over 65 | amantadine side effects | amantadine confusion
amantadine hallucinations | amantadine psychosis | amantadine blood pressure | amantadine contraindications
amantadine seizures | amantadine or bromocriptine | amantadine instead of bromocriptine
amantadine vs bromocriptine | switch bromocriptine to amantadine | no bromocriptine use amantadine
amantadine dantrolene | amantadine mortality | amantadine licence | already on amantadine | amantadine can cause nms
symmetrel kidneys | gocovri | osmolex | influenza drug nms | amantadine tablets or capsules | amantadine monitoring
amant | amant dose | amant 100 mg BD | amant NG | amant eGFR | amant CKD | amant AKI | amant stop | amant vs bromo
symmetrel ng | symmetrel renal | symmetrel stop | symmetrel elderly | symmetrel instead of parlodel | osmolex er
can we use the flu medicine | flu medicine | what is amantadine | is amantadine the flu drug
amantadine for old people | amantadine made her confused | can amantadine go down the tube
amantadine or the other one | if bromocriptine is not available | amantadine stopped suddenly | half dose amantadine
AMA 100 q12 | parkinsons drug for nms why | tablet through the feeding tube for nms
    """,
    "combination": """
triple therapy | both medicines same time | is it okay giving dantrolene with bromocriptine or just one of them
dant vs bromo | dant + bromo | dant + BZD | giving two drugs together | Can I give midazolam with dantrolene?
Can dantrolene and bromocriptine be given together? | Is triple therapy better than one drug?
Which works better, bromocriptine or dantrolene? | combination therapy | dantrolene plus bromocriptine
dantrolene vs bromocriptine | dantrium plus parlodel | dantrium + ativan + parlodel together
parlodel and symmetrel both? | dant/bromo combo | DA + dant | can they have both | all three drugs at once
one drug or two | does adding bromocriptine to dantrolene help | is two drugs better than one
which drug should be given first | dual therapy | dantrolene lorazepam combination | dantrium with parlodel or alone
BZD + BRC + dant | top up with a second drug | do i give dantrolene first or bromocriptine first
bromocriptine dantrolene combined mortality | combination | dantrolene and bromocriptine
dantrolene with bromocriptine | dantrolene plus amantadine | dantrolene bromocriptine lorazepam
combine dantrolene and bromocriptine | combination better than one | mono or combination therapy | all three drugs
add bromocriptine to dantrolene | add dantrolene to bromocriptine | add a second agent | second line add on
both drugs together | use both | can i run both | together or separately | which drug first | which drug is best
best drug for nms | dantrolene or bromocriptine | dantrolene versus bromocriptine | dantrolene vs dopamine agonist
dantrolene vs lorazepam | which treatment for which severity | treatment ladder | stepwise treatment
woodbury stage treatment | moderate nms which drug | severe nms which drugs | escalating drug treatment
slower recovery with combination | reulbach | sakkas | kuhlwilm | compare the drugs | compare treatments
is it harmful to combine | more drugs better | dantrolene with ect | lorazepam with bromocriptine
benzo and dopamine agonist together | evidence for any drug | any drug trial | dantrium and parlodel
dantrium parlodel symmetrel | parlodel plus dantrium | dant bromo | dant and bromo | dant + amant | bromo + loraz
BZD + bromo | BZD + dant | dant v bromo | dantrium or parlodel | dantrium with parlodel | dantrium vs parlodel
parlodel with dantrium | symmetrel with dantrium | ativan and dantrium | mono vs combo | combo tx | triple tx
both drugs | give one or give both | one or both | can he have both drugs | two at once | all of them together
is more better | which one is better | which one first | add another drug | mixing treatments | stack the drugs
first one didnt work add second | dantrolene and the tablet together | dantrium and parlodel same day
parlodel with ryanodex | dantrium, ativan, parlodel all together | dantrium alone or with symmetrel
DAN/BRC combo Rx
    """,
    "ect": """
ECT NMS | shock treatment | Is suxamethonium safe for ECT in someone with NMS? | ECT BL vs RUL no of sessions nms
ect suxamethonium potassium safe | anectine for intubation | ECT | ECT sux K+ | electric shocks for nms
shock therapy safe? | When would ECT be considered? | How many sessions of ECT does it take? | ECT sessions
electroconvulsive anaesthesia | succinylcholine | thymatron settings nms | ativan before ect
anectine in ect with high k | ECT indications NMS | ECT freq | ECT GA risk | zapping the brain
is shock treatment safe with this | last resort treatment | when do the doctors consider ect
does ect work when drugs fail | what muscle relaxant is safe during ect | ECT efficacy | refractory NMS ECT
brevital and anectine for ect | ECT if BZD fails | brain shock therapy | will he need an anaesthetist for ect
ect timing | ect for nms | electroconvulsive therapy | when to use ect | ect indication | ect when drugs fail
refractory nms | nothing is working | drug resistant nms | no response after a week | ect success | does ect work
how many ects | number of sessions | ect how often | daily ect | bilateral or unilateral | ect anaesthetic
ect muscle relaxant | suxamethonium in ect | succinylcholine ect hyperkalaemia | rocuronium for ect | is ect safe
ect risks | ect side effects | ect cardiac risk | ect in pregnancy | ect consent | emergency ect
ect with dantrolene | ect and lorazepam | stop benzos before ect | ect for catatonia | ect for malignant catatonia
shock therapy | electric shock | ect memory loss | ECT evidence | ect mortality | ect response time | after ect
maintenance ect | ect during nms or after | ect for psychosis after nms | who does ect | refer for ect
electrotherapy | brain stimulation | ECT sux | ECT K+ | ECT GA | ECT BL | ECT RUL | ECT indications | ECT when
ECT no of sessions | ECT safe | thymatron | mecta | anectine for ect | ativan and ect
is electric treatment dangerous | electric treatment | shock him | is he really getting shocks for this | why ect
nothing else has worked | how many shocks | ect how soon does it work | can you have ect when you have nms
who decides on ect | muscle relaxant for ect | is the anaesthetic for ect safe | anectine for ect ok with high ck
thymatron ect sessions | ativan failed so ect | diprivan for ect | ECT RUL x6 | ECT post BZD failure
SUX contraind?
    """,
}
