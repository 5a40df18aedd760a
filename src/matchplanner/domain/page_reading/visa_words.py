"""The words in which pages speak of visas, as patterns on folded text."""

import re

from matchplanner.domain.page_reading.words import NEGATION as DENIED

J1 = re.compile(r"\bj\s?-?\s?1s?\b(?!-?\s?(?:waivers?|research|scholar|short|student|visiting|professor|2))")
H1B = re.compile(r"\bh\s?-?\s?1\s?-?\s?bs?\b|\bh-1s?\b(?!-)")
RENAMED = re.compile(r"\(?formerly (?:known as |called )?(?:the )?(?:ecfmg|educational commission)[^()]*\)?")
ANY_VISA = re.compile(r"\bvisas?\b|\bimmigration sponsorship\b|\bsponsorship\b")
STRANGERS = re.compile(
    r"\bfaculty\b|\bscholars?\b|\bresearch(?:ers?)?\b|\bobserv\w+|\bvisiting\b|(?<!exchange )\bvisitors?\b|"
    r"\bstudents?\b|"
    r"\bfellows?\b|\bfellowships?\b|\bpost-?doc\w*|(?<!house )\bstaff\b|\bemployees\b|\bprofessors?\b|"
    r"\battending\w*|"
    r"\bscientists?\b|\binstructors?\b|\bnurses?\b|\bdependents?\b|\bspouses?\b|\bcounsell?ors?\b"
)
TRAINEES = re.compile(
    r"\bresiden(?:ts?|cy|cies)\b(?<!permanent resident)(?<!permanent residents)|\bhouse ?(?:staff|"
    r"officers?)\b|\btrainees?\b|"
    r"\bgraduate medical\b|\bour program(?:me)?\b|\bthe program(?:me)?\b|\bgme\b|\bcandidates?\b|"
    r"\bapplicants?\b|"
    r"\binternational medical"
)
SPONSORS = re.compile(
    r"\bsponsor\w*|\brel(?:y|ies) on\b|\baccommodat\w+|\bopen to\b|\breserved for\b|\baccept\w*|\bhelp\w*|"
    r"\bwelcom\w+|\bsupport\w*|"
    r"\boffer\w*|\bprovid\w+|\bavailable\b|"
    r"\beligible\b|\bissue[sd]?\b|"
    r"\btak(?:e|es|en|ing)\b|\bpetition\w*|\buse[sd]?\b|\btrain(?:s|ed)? (?:here |with us )?on\b|"
    r"\bworks? with\b|\ballow\w*|"
    r"\bpermit\w*|"
    r"\bobtain\w*|\bmust (?:hold|have|be on|come)\b|\brequired to\b|\bconsider\w*|\brecogni[sz]e\w*|"
    r"\bfil(?:e[sd]?|ing)\b|"
    r"\bprocess(?:ed|es)?\b|\benter\b|\bhonou?r\w*|\bpossible\b|\bprefer\w*|\bhost\w*|\bhandle[sd]?\b|"
    r"\bnot an option\b|"
    r"\barrange\w*|\bmay (?:hold|be)\b|\bcome on\b|\bjoin\w* (?:us|the \w+|our \w+) (?:on|with|in)\b|"
    r"\btrain in\b|\bappoint\w*|\brestricted\b|\blimited to\b|"
    r"\bvisa types?\b|\bqualif\w+|"
    r"\breview\w*|\bdo\b|\bcan(?:not|'t)? (?:be|do)\b|\btransfer\w*|\bwe (?:can|will)\b|\bended\b|"
    r"\bsuspended\b|\boff the table\b|\bout of the question\b|\bbeyond (?:our|its)\b|\bimpossible\b|\bout of "
    r"reach\b|"
    r"\btrains? (?:here )?(?:under|in|on)\b|\bdecides?\b|\bupon request\b|\bgrant(?:s|ed)?\b|\bhold\b|"
    r"\bsole visa\b|\babsolutely\b|\bgladly\b|\bexclude[sd]?\b|\bcovers?\b|\bshoulder\w*|\badvise\w* by "
    r"ecfmg\b"
)
ONLY = re.compile(
    r"\bnothing else\b|\bonly\b|\bexclusively\b|\bsolely\b|\blimited to\b|\brestricted to\b|\bsole\b|"
    r"\balone\b"
)
EXCEPT = re.compile(
    r"\b(?:other than|except(?:ion)?(?:ing)?(?: for| of)?|besides|apart from|aside from|excluding)\b"
)
HEDGE = re.compile(
    r"\bcase[ -]by[ -]case\b|\bmay\b|\bmight\b|\bindividual(?:ly)? (?:basis|considered|reviewed)|"
    r"\bindividually\b|"
    r"\b(?:rare|limited|certain|some|special|exceptional|specific|select|unusual|extraordinary|selected|"
    r"particular) "
    r"(?:\w+ )?(?:circumstances?|cases?|situations?|candidates?|applicants?|instances?)\b|\brarely\b|"
    r"\boccasional\w*|"
    r"\bdiscretion\b|\bdepend\w*|\bapproval\b|\bsubject to\b|\bconsidered\b|\bwill consider\b|\bconsider\b|"
    r"\bunless\b|\bcontingent\b|\bsometimes\b|\bexceptional(?:ly)?\b|\bif\b|\bprovided (?:that|the|they|"
    r"you)\b|\bonly for\b|"
    r"\bonly (?:if|when|in|to|where|after|with|those|applicants|candidates|transfers?)\b|\bon condition\b|"
    r"\bas an exception\b|"
    r"\bpossible\b|\bexcept\w*|\balready (?:hold|have|in|on)\b|\bgenerally\b|\btypically\b|\busually\b|"
    r"\bnormally\b|"
    r"\bwith permission\b|\b(?:decides?|decided|looked at|judged) (?:on )?(?:each|every|separately|one by "
    r"one)\b|"
    r"\beach h-?1-?b\b|\b(?:up)?on request\b|\bconsent\b|\bcan transfer\b|\bby exception\b|\bwhere\b|\bmust "
    r"(?:first )?have passed\b|\bonce\b.*\bstep 3\b|\bstep 3\b"
)
HARD_FOR_J1 = re.compile(
    r"\bonly (?:if|when|where|after|once)\b|"
    r"\bcase[ -]by[ -]case\b|\bdiscretion\b|\bindividual\w*|\bsometimes\b|\b(?:rare|limited|certain|some|"
    r"special|"
    r"exceptional|select) (?:\w+ )?(?:circumstances?|cases?|situations?)\b"
)
NO_VISAS = re.compile(
    r"(?:not|never|n't|cannot|unable to|no longer|neither)\b[^.;]{0,60}\b(?:help|sponsor\w*|support\w*|"
    r"accept\w*|offer\w*|provid\w+|"
    r"consider\w*|arrange\w*|interview\w*)\b[^.;]{0,90}\bvisas?\b|\bno\b (?:\w+ ){0,3}\bvisa\w*|"
    r"\bvisas?(?: sponsorship)? "
    r"(?:is|are|will|can)(?: \w+){0,2} ?(?:not|n't|cannot|unavailable)\b|\bvisa sponsorship (?:is )?(?:not|"
    r"un)|"
    r"\bnot (?:\w+ )?sponsor (?:foreign nationals|noncitizens|non-citizens)|\bwithout (?:the need for |a "
    r"need for |requiring |needing |any )?(?:\w+ )?(?:visa|sponsorship)|"
    r"\bdoes not (?:\w+ )?sponsor\b|\b(?:not|in)\s?eligible for (?:visa )?sponsorship|"
    r"\b(?:visas?|sponsorship)\b[^.;]{0,20}\b(?:none|nothing) to offer\b|\b(?:there is|we have|with) no "
    r"(?:visa )?sponsorship\b|"
    r"(?:not|unable to|cannot|n't) (?:\w+ ){0,2}sponsor|\b(?:need|requir)\w* (?:an? )?(?:\w+ )?(?:visa|"
    r"sponsorship)\b[^.;]{0,40}"
    r"\b(?:cannot|can't|not|ineligible)\b|\b(?:do|does|who) not (?:need|require) (?:an? )?(?:visa|"
    r"sponsorship)"
)
CITIZENS_ONLY = re.compile(
    r"(?:must (?:be|hold|have)|open only to|\bonly|limited to|restricted to|"
    r"required to be)\b[^.;]{0,50}\bcitizen(?:s|ship)?\b"
)
TURNS_AWAY = re.compile(
    r"(?:not|cannot|can't|n't|unable to) (?:\w+ )?(?:accept|consider|interview|rank|take|appoint|train)\w* "
    r"(?:any )?(?:applicants?|applications?|candidates?|those|anyone|residents?|trainees?|physicians?)"
    r"(?: \w+){0,3} (?:need|requir)\w* (?:an? |any )?(?:\w+ )?(?:visas?|sponsorship)\b"
)
FUNDING = re.compile(
    r"\bfund\w*|\bgrants?\b|\bt32\b|\bstipends?\b|\bnih\b|\bloan\w*|\bscholarship\w*|\bawards?\b"
)
LABEL = re.compile(r"\bnon-?citizens?\b|\bforeign nationals?\b|\bvisas?\b|\bj-?1s?\b|\bh-?1|sponsor")
POSITIVE_LEAD = re.compile(
    r"sponsor\w*|accept\w*|support\w*|visa (?:types?|status|options?)|^visas?\b|visa|international|"
    r"non-?citizens|foreign nationals?|immigration|work authori[sz]ation|offer\w*"
)
DO_SO = re.compile(r"\b(?:do|does|doing) (?:so|that|this|it)\b|\b(?:for|to|sponsor|them|these|those|this)\b")
ANY_NAMED = re.compile(f"{J1.pattern}|{H1B.pattern}")
NOTHING_ELSE = re.compile(
    r"\b(?:on|in) nothing else\b|\bnothing (?:else|but)\b|\bthat is all\b|\bno others?\b"
)
LISTING = re.compile(
    r"(?:[\s,/&+()]|\band\b|\bor\b|\bnor\b|\bas well as\b|\bvisas?\b|\bboth\b|\bthe\b|\ban?\b|\band/or\b|"
    r"\beither\b|\bclinical\b|"
    r"\bphysicians?\b|\bvia\b|\bthrough\b|\becfmg\b|\bsponsorship\b|\bexchange visitor\b|-|\bstatus\b)*"
)
JOINT = re.compile(r",|;|:|\.|\band\b|\bbut\b|\bor\b|\bwhile\b|\bwhereas\b|/|\bnot\b")
NEGATION = re.compile(
    rf"{DENIED.pattern}|\b(?:ended|suspended|paused|halted|withdrawn|phased out|look elsewhere|refused?|"
    rf"declined|off the table|out of the question|beyond (?:our|its) (?:means|reach)|impossible|closed to us|"
    rf"out of reach|not on offer)\b"
)
STATES = re.compile(
    r"\b(?:we|is|are|only|not?|never|yes|sponsored|accepted|offered|available|welcome|"
    r"fine)\b|="
)
LOOPHOLE = re.compile(
    r"\bcase[ -]by[ -]case\b|\bexcept\w*|\bunless\b|\bgenerally\b|\btypically\b|\busually\b|\bmay be\b|"
    r"\bdepend\w*|\brarely\b"
)
STATUS = re.compile(
    r"\b(?:absolutely|gladly|certainly|sure|of course|available|fine|ok(?:ay)?|yes|welcome|possible|no "
    r"problem|routine|accepted|sponsored|available|"
    r"offered|no|not)\b"
)
NOT_CITIZENS = re.compile(
    r"\b(?:who|that) (?:are|is) not\b(?: \w+)? ?(?:citizens?|residents)?|\bnot (?:a |an )?(?:u\Ws\W? |us |"
    r"american )?citizens?\b|\bneither (?:\w\Ws\W? |us |american )?citizens nor (?:lawful |"
    r"legal )?(?:permanent )?residents\b"
)
BESIDE = re.compile(
    r"\bmoonlight\w*|\bj-2\b|\blatter\b|\bhome[- ]residen\w+|\btwo-year\b.*\breturn|"
    r"\bcountry\b.*\btwo years|\bfees?\b|"
    r"\btax(?:es)?\b|\bms\. |\bcame to\b"
)
BARE = re.compile(
    rf"\b(?:no|not|never|only|just|nothing but)\b[^.;,]{{0,12}}(?:{J1.pattern}|{H1B.pattern})|"
    rf"(?:{J1.pattern}|"
    rf"{H1B.pattern})[^.;]{{0,12}}\b(?:only|no|not|yes|fine|ok)\b"
)
WE_DO_NOT = re.compile(
    r"\W*(?:not (?:sponsored|offered|available|provided)|(?:sorry,? )?(?:we|the program(?:me)?|"
    r"the hospital) (?:cannot|can't|do not|don't|are unable|are not able)|it (?:is|does) not)"
)
HOPED = re.compile(
    r"\b(?:hop(?:e|es|ing)|plan(?:s|ning)?|seek(?:s|ing)?|intend\w*|aim(?:s|ing)?|appl(?:ied|ying)) (?:to|"
    r"for)\b[^.;]*"
    r"\b(?:sponsor\w*|visas?|petition\w*)|\bapproval (?:is|to sponsor) (?:still )?pending\b|"
    r"\b(?:being|to be) (?:\w+ )?(?:rewritten|revised|reviewed|decided|determined|discussed)\b|"
    r"\bunder (?:\w+ )?(?:review|discussion|revision|consideration)\b|\b(?:decid\w+|discuss\w+|unsure|"
    r"unclear) "
    r"(?:whether|if)\b|\b(?:not|n't) (?:yet )?(?:been )?decided\b|\bundecided\b|\bnot required for\b"
    r"|\b(?:cannot|can't|unable to) (?:guarantee|promise)\b|"
    r"\bfor (?:the|an?|our) (?:\w+ )?(?:interviews?|visits?)\b"
)
"""What a program would like to do or has not decided, and what a visa does not ask for."""
OTHER_KINDS = re.compile(r"\b(?:o-?1|f-?1|tn|e-?3|b-?1|h-?4|j-?2)\b")
OTHER_VISAS = re.compile(
    r"\b(?:no|not|nor|never) (?:an? |the )?(?:o-?1|f-?1(?: opt)?|tn|e-?3|b-?1|h-?4|j-?2)\b"
)
"""What is said of other visas than the two."""
WITHOUT_J1 = re.compile(
    rf"(?:\b(?:who|that|they|you|he or she|she|he) (?:are|is) )?\b(?:ineligible|not eligible) for (?:an? |"
    rf"the |any )?"
    rf"{J1.pattern}(?: (?:visa|status)s?)?|\b(?:who|that|they|you) (?:cannot|can't|do not|don't|are unable "
    rf"to|"
    rf"are not able to) (?:\w+ )?(?:obtain|hold|get|receive|use|come on|qualify for) (?:an? |the "
    rf")?{J1.pattern}|"
    rf"\bthe {J1.pattern}(?: visa)? is (?:\w+ )?(?:not (?:\w+ )?available|unavailable|impossible|not "
    rf"possible|"
    rf"not an option)(?: to \w+(?: or \w+)?)?"
)
"""The condition for an H-1B that a J-1 cannot be had, which does not deny the J-1."""
LONG_AGO = re.compile(r"\b(?:did|had|sponsored|filed|got|took|made)\b[^.;]{0,30}\bin (?:19|20)[0-2]\d\b")
"""A single case of some year, which says nothing of the next one."""
SPONSORS_THEM = re.compile(
    r"\b(?:sponsors?|files?|accepts?|takes?|supports?|offers?) (?:either|both|them|it|the former)\b"
)
TELLS_PRACTICE = re.compile(rf"{SPONSORS.pattern}|\bpractice\b|\bsponsorship\b|\bpetitions?\b|\bdoing\b")
WHO = re.compile(r"\b(?:who|those|whose|that have|if you)\b")
GOES_ON = re.compile(
    r"\W*and (?:who |that )?(?:cannot|can't|do not|don't|are (?:not|un\w+)|have (?:used|exhausted|no))\b"
)
THE_LAST = re.compile(r"\b(?:was|were) (?:the|our) last\b")
RESERVED = re.compile(
    r"\b(?:reserved|only|solely|exclusively) (?:for|to) (?:our |the )?(?:faculty|attending\w*|"
    r"staff physicians)\b"
)
"""What is for the faculty alone is not for residents."""
