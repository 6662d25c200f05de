"""The twenty topics in words, in the order of the closed list: headings of the FAQ and the map of the search."""

from app.content.models import Topic

TOPIC_NAMES: dict[Topic, str] = {
    "overview": "NMS in general",
    "signs": "Signs and timing",
    "cause": "Causes",
    "differential": "Is it NMS?",
    "stop-drug": "Stop the drug",
    "cooling": "Cooling",
    "fluids-renal": "Fluids and kidneys",
    "monitoring": "Tests and monitoring",
    "benzodiazepine": "Benzodiazepines",
    "dantrolene-role": "Dantrolene, role",
    "dantrolene-dose": "Dantrolene, dose and mixing",
    "dantrolene-risks": "Dantrolene, risks",
    "bromocriptine": "Bromocriptine",
    "amantadine": "Amantadine",
    "combination": "Combining drugs",
    "ect": "ECT",
    "mh-vs-nms": "Malignant hyperthermia or NMS",
    "ss-vs-nms": "Serotonin syndrome or NMS",
    "prognosis": "Outlook",
    "rechallenge": "Restarting an antipsychotic",
}
