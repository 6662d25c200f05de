"""The checklist in the words of FHIR R4, for informaticians: plain JSON that names no patient.

A PlanDefinition (what is done, in which order, by whom, on which evidence), a Questionnaire with the same steps as boxes,
and a finished session as a QuestionnaireResponse without a subject. Nothing here needs a FHIR library; the tests validate
what is written with one. Not imported by the window, and the installer carries no library for it.
"""
