"""The twenty topics in words, in the order of the closed list: headings of the FAQ and the map of the search."""

from app.content.models import Topic
from app.tongue import mark

TOPIC_NAMES: dict[Topic, str] = {
    "overview": mark("NMS in general"),
    "signs": mark("Signs and timing"),
    "cause": mark("Causes"),
    "differential": mark("Is it NMS?"),
    "stop-drug": mark("Stop the drug"),
    "cooling": mark("Cooling"),
    "fluids-renal": mark("Fluids and kidneys"),
    "monitoring": mark("Tests and monitoring"),
    "benzodiazepine": mark("Benzodiazepines"),
    "dantrolene-role": mark("Dantrolene, role"),
    "dantrolene-dose": mark("Dantrolene, dose and mixing"),
    "dantrolene-risks": mark("Dantrolene, risks"),
    "bromocriptine": mark("Bromocriptine"),
    "amantadine": mark("Amantadine"),
    "combination": mark("Combining drugs"),
    "ect": mark("ECT"),
    "mh-vs-nms": mark("Malignant hyperthermia or NMS"),
    "ss-vs-nms": mark("Serotonin syndrome or NMS"),
    "prognosis": mark("Outlook"),
    "rechallenge": mark("Restarting an antipsychotic"),
}
