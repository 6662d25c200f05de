"""Words that spelling correction leaves as they are, although the content does not hold them.

Two kinds. Names of real medicines: a nurse who types one means that one, and look-alike names are a known cause of
drug errors, so "clonazepam" must find nothing rather than lorazepam. And everyday English, which would otherwise be
bent into medical words ("board" into "broad").
"""

MEDICINES = frozenset(
    """
    abacavir acamprosate acetazolamide aciclovir acyclovir adenosine adrenaline agomelatine alfentanil allopurinol almotriptan
    alprazolam alteplase amikacin aminophylline amiodarone amitriptyline amoxicillin amphetamine amphotericin ampicillin
    anastrozole apixaban aspirin atenolol atomoxetine atorvastatin atracurium augmentin azathioprine azithromycin
    baricitinib benzylpenicillin bisoprolol botox budesonide bumetanide buprenorphine bupropion buspirone caffeine
    calcitriol candesartan capecitabine captopril carbamazepine carvedilol cefalexin cefotaxime ceftriaxone cefuroxime
    celecoxib cetirizine chloramphenicol chlordiazepoxide chlorphenamine chloroquine cimetidine cinnarizine ciprofloxacin
    cisatracurium cisplatin citalopram clarithromycin clindamycin clobazam clobetasol clomipramine clonazepam clopidogrel
    clotrimazole cocaine codeine colchicine cyclizine cyclophosphamide cyclosporin ciclosporin dabigatran dapsone
    desflurane desipramine desvenlafaxine dexamethasone dexamfetamine dexmedetomidine dextromethorphan diamorphine diclofenac
    dicycloverine digoxin dihydrocodeine diphenhydramine dipyridamole dobutamine donepezil dosulepin doxapram doxazosin
    doxepin doxycycline duloxetine dulaglutide ecstasy edoxaban enalapril enflurane ephedrine epinephrine eplerenone
    erythromycin escitalopram esketamine esmolol esomeprazole estradiol etanercept ethambutol etomidate etoposide
    ezetimibe famotidine fentanyl ferrous finasteride flecainide flucloxacillin fluconazole fludrocortisone flumazenil
    fluoxetine flurazepam fluvoxamine folic fosphenytoin gabapentin galantamine gentamicin glibenclamide gliclazide
    glipizide glycopyrronium glyceryl granisetron guanfacine halothane heroin hydralazine hydrocortisone
    hydromorphone hydroxychloroquine hydroxyzine hyoscine ibuprofen imipramine indapamide infliximab insulin ipratropium
    irbesartan isocarboxazid isoflurane isoniazid isosorbide itraconazole ivabradine ivermectin ketamine ketoconazole
    ketorolac labetalol lacosamide lactulose lamotrigine lansoprazole letrozole levetiracetam levocetirizine levofloxacin
    levothyroxine lidocaine lignocaine linezolid liraglutide lisdexamfetamine lisinopril loperamide loratadine lormetazepam
    losartan magnesium mdma mebeverine melatonin memantine meperidine mepivacaine meropenem mesalazine
    metaraminol metformin methadone methocarbamol methotrexate methyldopa methylphenidate methylprednisolone
    metolazone metoprolol metronidazole mianserin milnacipran minocycline mirtazapine mivacurium moclobemide modafinil
    montelukast morphine moxifloxacin nadolol naloxone naltrexone naproxen nefopam neostigmine nicotine nitrazepam
    nitrofurantoin nitroglycerin nitroprusside noradrenaline norepinephrine nortriptyline nystatin omeprazole ondansetron
    orphenadrine oxazepam oxcarbazepine oxybutynin oxycodone oxytocin pancuronium pantoprazole paroxetine penicillin
    pentazocine perindopril pethidine phenelzine phenobarbital phenobarbitone phentolamine phenylephrine phenytoin
    pioglitazone piperacillin piracetam pizotifen pravastatin prazosin prednisolone prednisone pregabalin primidone
    probenecid propofol propranolol prostigmin prozac pseudoephedrine pyridostigmine pyridoxine quinine rabeprazole
    ramipril ranitidine rasagiline reboxetine remifentanil rifampicin rivaroxaban rivastigmine rizatriptan ropivacaine
    rosuvastatin safinamide salbutamol selegiline senna sertraline sevoflurane sildenafil simvastatin sitagliptin
    solifenacin sotalol spironolactone sufentanil sugammadex sulfasalazine sumatriptan suvorexant tacrolimus tadalafil
    tamoxifen tamsulosin tapentadol tazocin temazepam tenecteplase terbutaline testosterone tetrabenazine deutetrabenazine valbenazine theophylline
    thiamine thiopental thiopentone tiagabine ticagrelor timolol tiotropium tizanidine tolterodine
    tolvaptan topiramate tramadol tranexamic tranylcypromine trazodone triazolam trimethoprim trimipramine
    tryptophan valproate valsartan vancomycin vardenafil varenicline venlafaxine vigabatrin vortioxetine warfarin zaleplon zolmitriptan
    zolpidem zonisamide zopiclone epilim tegretol keppra lyrica neurontin rivotril klonopin xanax zoloft lustral cipramil effexor
    cymbalta lexapro wellbutrin remeron ritalin concerta adderall strattera zofran tramal oramorph sevredol naropin diprivan
    ultiva precedex lasix zantac nexium tenormin inderal lanoxin coumadin lovenox fragmin innohep
    imodium buscopan benadryl piriton zyrtec claritin ventolin augmentin flagyl rocephin
    alendronic alimemazine amiloride arcoxia atrovent azelastine bactrim bambuterol betahistine bicalutamide bilastine
    bivalirudin bosentan bretylium brexanolone bricanyl brimonidine brinzolamide brivaracetam brofaromine bromfenac
    bromhexine brompheniramine brotizolam budipine butabarbital butorphanol butriptyline calcitonin camazepam
    carbachol carbetocin carbimazole carbocisteine carboprost carisoprodol caspofungin cefaclor cefazolin cefepime
    cefoxitin celebrex chloral chlorambucil chlorhexidine chlormethiazole chlormezanone chlorothiazide
    chlorpheniramine chlorpropamide chlortalidone chlorthalidone chlorzoxazone ciclesonide cilazapril cilostazol
    cinacalcet cisapride cladribine clenbuterol clobetasone clofazimine clofibrate clomethiazole clomifene clomiphene
    clotiazepam cloxacillin cloxazolam coumarin cromoglicate cyclobenzaprine cyclopentolate dabrafenib danaparoid
    danazol dandelion dapoxetine daptomycin darbepoetin daridorexant darifenacin dasatinib deferoxamine deflazacort
    desloratadine desmopressin dextran diazoxide dicyclomine diethylpropion diflunisal dihydroergotamine diloxanide
    dimethindene dimetindene dinoprostone diphenoxylate dipyrone disulfiram dopexamine doripenem dornase dorzolamide
    dothiepin doxylamine dronedarone ebastine econazole edrophonium eletriptan eliquis enoximone eprosartan ergotamine
    ertapenem eslicarbazepine estazolam etifoxine etodolac exemestane exenatide fenfluramine fenofibrate fenoterol
    fexofenadine flavoxate flexeril flixotide fludiazepam flurbiprofen flutamide fluticasone fluvastatin formoterol
    foscarnet fosfomycin frovatriptan fusidic glimepiride gliquidone glucagon glyburide glycopyrrolate goserelin
    halazepam haloprogin hydroxybutyrate ibandronate iloprost indometacin indomethacin iprindole isoprenaline
    isotretinoin keflex ketazolam ketotifen lamivudine landiolol lanreotide leflunomide levocarnitine levosimendan
    lincomycin liothyronine lipitor lofexidine lomotil loprazolam lorcaserin lornoxicam losec loteprednol lovastatin
    lysergide macitentan maprotiline meclozine medazepam mefenamic mefloquine megestrol mepacrine mepyramine mesna
    metamizole metaxalone methazolamide methenamine methoxamine methyclothiazide methylcellulose methylergometrine
    methylnaltrexone methysergide metyrapone metyrosine mexiletine midodrine mifepristone miglitol milrinone minoxidil
    misoprostol mizolastine mometasone mosapride moxonidine mycophenolate nabilone nabumetone nalbuphine nalmefene
    naratriptan natalizumab nebivolol nedocromil nefazodone nesiritide netilmicin nevirapine niacin nicorandil
    nimesulide nizatidine norethisterone norfloxacin octreotide ofloxacin opipramol orlistat oxandrolone oxazolam
    oxitriptan oxymetazoline oxymorphone pamidronate papaverine parecoxib paregoric pemoline penicillamine pentamidine
    pentobarbital pentoxifylline perampanel phendimetrazine phenindione pheniramine phenoxybenzamine phentermine
    pilocarpine pinazepam pindolol pirenzepine piritramide pirlindole piroxicam plavix pradaxa pramlintide prasugrel
    prazepam prednicarbate prilocaine procainamide procarbazine propafenone propantheline pyrazinamide pyrimethamine
    quazepam quinidine raloxifene repaglinide reproterol reviparin ribavirin rilmenidine rimantadine risedronate
    ritodrine robaxin rupatadine salmeterol secobarbital septrin seretide sibutramine singulair somatostatin spiriva
    stiripentol streptomycin suboxone subutex sucralfate sulfadiazine sulfinpyrazone sulindac sulphadiazine sulthiame
    sultiame tegafur telmisartan temgesic terbinafine terfenadine terlipressin tetracycline thiabendazole thyroxine
    tianeptine ticarcillin ticlopidine tilidine tipranavir tirofiban tobramycin tofisopam tolazoline toloxatone
    torasemide toremifene torsemide treprostinil tretinoin triamcinolone triamterene trifluridine trimeprazine
    triprolidine triptorelin tropicamide trospium tulobuterol urapidil urokinase valaciclovir valerian valganciclovir
    vasopressin verteporfin viloxazine vinblastine vincristine voriconazole xarelto xipamide xylometazoline zanaflex
    zileuton zocor zoledronic
    """.split()
)

EVERYDAY = frozenset(
    """
    able above accept across action active actual added advice afraid ahead alarm alive allow allowed almost alone along
    alright among amount anger angry animal answer anxious apart apparently appear apply area argue arrive arrived aware
    awake awful baby backup badly band bang bank base basic basically bath bathroom beat became become bedroom bedside
    begin begun behave behind belief believe belong below belt bend beside beyond bigger bite bitter black blame blank
    blanket blind block blow blue board body bone book booked born bother bottle bottom bowl brain brand brave bread
    break breakfast brief bright bring broke broken brother brought build built bunch burn busy button cake called calm
    calmly camera capable card care careful carefully carry catch caught central certain chair chance change changed
    charge charged chart chase cheap check checked cheese chief choice christmas church circle city class clean cleaned cleaner
    clear clearly clever clinic close closed clothes coat coffee coke cold colleague collect colour color column common
    compare complain complete computer concern concerned confirm connect consider consult consultant contact content
    continue control cook cope copy corner correct cost could count country couple course cover covered crazy cream
    create cried crying cupboard curious current cycle daily damage dance danger dark date daughter dear decide decided
    deep definitely delay deliver desk detail develop difference different difficult dinner direct dirty discuss distress
    doing dose doubt dozen draw drawer drawn dream dress drink drive drop dropped drunk early ears earth easier easily
    easy effect effort eight eighty elbow electric eleven empty ended ends energy enjoy ensure enter entire
    equipment especially evening event eventually everyone everything everywhere exact exactly example excellent except
    exist expect expected expensive explain extra face fact factor fail failed fair fairly faith false familiar family
    famous father fault favour fear feed feeding feel feeling feels feet fellow female fifteen fifty fight figure file
    fill final finally fine finger finish finished fire fish fixed flat flight float floor flow fold follow following
    food fool foot force forget forgot form former forty forward fought found four frame free fresh friend
    front full fully funny further future garden gate general gently gentle glad glass goal gold gone grade grand grandad
    granny grass great green ground group grow guard guess guide habit hair hand handed handle hang hanging happy hard hardly
    hated hate head health hear heard heavy height held hidden high higher highest hold holding hole holiday holidays home
    honest honestly hope hospital house however huge human hundred hurry hurt husband idea ignore image imagine important
    include including increase indeed inform information inside issue item itself jacket joint joke joking judge
    jump kept kick kicked kilo kitchen knee knew knock known label labour language large larger late later
    laugh laughing lead learn least leave leaving left legs length lesson letter level light line lines list listen
    little live lived lives living load local lock locked lonely longer lookup loose lord lose losing lost loud love lovely
    lower luck lucky lunch machine mad main mainly major male manage manager march mark market match matter mean
    meant measure meat meet meeting member memory mention mess message metal middle mild milk mind minor minute missed missing
    mistake mixed model modern moment money monitor month months mood moon mother mouth move moved moving mum music name named
    narrow nature near nearly neck nephew nervous never newly news nice niece night nine ninety nobody noise none
    nonsense normal normally nose note notes notice noticed number numbers nurses object obvious obviously occur offer office
    often older open opened opinion opposite order ordered ordinary original others otherwise ours outcome outside overall
    owner page pages paid pain paint pair panic paper parent parents park partner party passed past path pause peace
    people percent perfect perhaps period permission phone phoned photo pick picked picture piece pink place placed plain plan
    planned plastic plate play please plenty plug pocket police poor position possible possibly post pour powder power
    practice prefer prepare prepared presence present press pretty prevent previous price print private probably problem
    process produce promise proper properly protect proud prove provide public pull pulled punch purple purpose push
    pushed question quiet quite radio raise raised range rapid rate rather reach reached react reaction read ready real
    reality realise really reason receive recent recently record reduce refer refuse refused regard regular relate relative
    relax relaxed relief remain remember remind remove repeat repeated reply report request require required rest result return
    review rice rich ride ring ringing rise risen rising rock role roll room rooms rope rough route routine row rule
    rules rush safe safer safely safety salt sample sand save saved says scale scare scared school score scream
    screen search season seat second secret section secure select self send senior sense sent separate
    serious seriously serve service seven seventy several severe shake shape share sharp sheet shelf shirt shock shoes
    shop short shoulder shout shouting shut side sight sign silent silly similar simple simply single sister
    site sitting situation sixty size skin skip sleep sleeping slept slide slight slightly slip slow slowly small
    smaller smell smile smoke smoker smoking smooth snow soft solid solve song soon sorry soul sound south space spare speak
    special speed spell spend spent spill split spoke spot spread spring square stable staff stage stair stand standard
    star stare start started state stay stayed steady steal step steps stick sticky stiff stock stomach stone stood
    store storm story straight strange stranger street strength stress stretch strict strip strong structure student stuff
    stupid style subject sudden suddenly suffer sugar suggest suit summer supply support surely surface surprise
    suspect suspected swap swear sweet swell swim switch system table tail talk talked talking tall tape target taste taught
    teach team tears teeth telephone tend term terrible test text thank thick thin think third thirty thought thousand
    threat three throat throw thumb tick ticket tight tired title toes toilet told tongue tooth touch touched touching
    tough toward towel town track train travel treat treated tree trial trip trouble true trust truth turn turned twelve twenty twice twin
    twist type typed typical unable uncle under unit unless unlikely unsure unusual upper upset urgent usual usually
    valid value various version very victim view violent visit visitor voice wait waited waiting wake walk walked walking
    wall warm warn warned warning wash waste watch watched water wave weak wear weather weekend weight weird went
    wheel wheelchair white whole wide wife wild wind window winter wipe wire wise wish woke wonder wondering wood
    word words work worked working works world worried worry worse worst worth wound wrist write writing written wrong
    yellow young younger yourself
    """.split()
)

NEVER_CHANGED = MEDICINES | EVERYDAY

# The endings by which the generic names of the medicines that matter here are built.
_STEMS = (
    "azine", "peridol", "apride", "ipride", "perone", "idone", "apine", "thixene", "thixol", "azepam", "azolam", "etron",
    "oxetine", "giline", "inamide", "dopa", "dipine", "iprazole", "serin", "triptan", "spirone", "faxine",
)  # fmt: skip

# Medicines that stand only among the words of a class in the glossary, and that no ending above gives away.
_OF_A_CLASS = frozenset(
    """
    aprepitant bromopride clebopride clocapramine clorazepate dimenhydrinate etizolam flunarizine fluspirilene itopride
    levosulpiride lisuride meclizine molindone mosapramine penfluridol pergolide piribedil prothipendyl reserpine samidorphan
    sertindole sulpiride sultopride trimethobenzamide xanomeline zotepine
    """.split()
)

# Endings of whole classes of medicines: a name that ends so is never taken for one that does not.
_CLASS_ENDINGS = (
    "lol", "april", "opril", "sartan", "statin", "cillin", "mycin", "floxacin", "ovir", "avir", "tinib", "oxicam", "prazole",
    "tidine", "terol", "phylline", "barbital", "gliptin", "semide", "thiazide", "dronate", "parin", "xaban", "caine",
    "conazole", "cycline", "zolamide", "lukast", "profen", "curonium", "gliflozin", "glutide", "relix", "umab", "ximab",
)  # fmt: skip


def class_ending(name: str) -> str:
    """The ending that names the class of a medicine ("lol" of "nebivolol"), or ""."""
    return next((ending for ending in _CLASS_ENDINGS if name.endswith(ending)), "")


def names_medicine(form: str) -> bool:
    """True where a form of a glossary class ("Zofran", "sulpiride", but not "sick tablets" or "SSRI") is a medicine."""
    if form[:1].isupper() and form[1:2].islower():
        return True
    return form.lower() in MEDICINES or form in _OF_A_CLASS or form.endswith(_STEMS)
