"""Every kind of page, by an address in the sample minutes."""

KSTU = "/protokoll/lindhaga-kommun/kommunstyrelsens-trygghetsutskott/"
KINDS = {
    "start": "/",
    "meetings": "/protokoll/",
    "body": "/protokoll/lindhaga-kommun/",
    "committee": KSTU,
    "committee in numbers": f"{KSTU}siffror/",
    "meeting": f"{KSTU}2023-06-01/",
    "older version": f"{KSTU}2023-06-01/versioner/1/",
    "paragraf": f"{KSTU}2023-06-01/36/",
    "paragraf with a roll-call": "/protokoll/lindhaga-kommun/kommunfullmaktige/2023-06-26/55/",
    "in the original": f"{KSTU}2023-06-01/36/i-originalet/",
    "decisions": "/beslut/",
    "chosen decisions": "/beslut/?avvek=true&reservation=true",
    "no decisions": "/beslut/?ar=2022&klass=tabled",
    "assignments": "/uppdrag/",
    "cases": "/arenden/",
    "case": "/arenden/lindhaga-kommun/ks-204-2021/",
    "politicians": "/personer/",
    "officers": "/personer/?roll=tjanstepersoner&bokstav=B",
    "politician": "/personer/katarina-wennerholm/",
    "officer": "/personer/johanna-brink/",
    "completeness": "/fullstandighet/",
    "data": "/om/data/",
    "what is missing": "/fullstandighet/lindhaga-kommun/kommunstyrelsen/",
}
