"""The closed lists of the corpus form: every word that an annotation may use for a kind, an act, a type and so on.

From section 2 of DESIGN (the vocabulary of the record), docs/formats/record.md and the PLOVER 0.8 codebook. What each word means,
and which one to take where two fit, is in docs/guidelines.md. corpus/tests/form_test.py reads this file against the guidelines.
"""
GENRES = ('wire', 'broadcaster', 'newspaper', 'state agency', 'live blog', 'transcript', 'analysis', 'ministry', 'passage', 'news')

ACTOR_KINDS = ('person', 'state', 'government', 'organisation', 'armed-group', 'bloc', 'outlet', 'population', 'unnamed')

SECTORS = ('GOV', 'MIL', 'COP', 'SPY', 'JUD', 'LEG', 'OPP', 'PTY', 'REB', 'PRM', 'UAF', 'CVL', 'REL', 'BUS', 'LAB', 'AGR', 'MED', 'EDU',
           'HLH', 'SOC', 'NGO', 'IGO', 'ELI', 'CRM', 'REF', 'PRE', 'UNK')

ACTS = ('say', 'announce', 'confirm', 'deny', 'accuse', 'condemn', 'praise', 'warn', 'threaten', 'demand', 'urge', 'propose', 'promise',
        'agree', 'reject', 'worry', 'hope', 'ask', 'predict', 'decline')

FORMS = ('direct', 'indirect', 'mixed')

CHANNELS = ('press conference', 'briefing', 'press', 'statement', 'interview', 'letter', 'email', 'message', 'telephone', 'speech', 'meeting',
            'parliament', 'hearing', 'court', 'broadcast', 'video', 'social media', 'website', 'report', 'article', 'book', 'private talk',
            'anonymity')

REQUEST_MODES = ('assist', 'change', 'yield', 'meet')

TYPES = {       # PLOVER 0.8: event type -> its modes
    'AGREE': (),
    'CONSULT': ('visit', 'third-party', 'multilateral', 'phone'),
    'SUPPORT': (),
    'CONCEDE': (),
    'COOPERATE': (),
    'AID': (),
    'RETREAT': ('withdraw', 'release', 'return', 'disarm', 'ceasefire', 'access', 'resign'),
    'REQUEST': REQUEST_MODES,
    'ACCUSE': ('disapprove', 'investigate', 'allege'),
    'REJECT': REQUEST_MODES,
    'THREATEN': ('restrict', 'ban', 'arrest', 'relations', 'rights', 'expel', 'territory', 'violence'),
    'PROTEST': ('demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'),
    'SANCTION': ('convict', 'expel', 'withdraw', 'discontinue'),
    'MOBILIZE': ('troops', 'weapons', 'police', 'militia'),
    'COERCE': ('seize', 'restrict', 'ban', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold', 'misinformation', 'cyber'),
    'ASSAULT': ('abduct', 'beat', 'torture', 'execute', 'sexual', 'assassinate', 'destroy', 'primitive', 'firearms', 'explosives',
                'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'cleansing', 'massacre', 'unconventional'),
}

CONTEXTS = ('military', 'intelligence', 'executive', 'legislative', 'election', 'political_institutions', 'pro_democracy', 'pro_autocracy',
            'economic', 'legal', 'reparations', 'human_rights', 'rights_freedoms', 'repression', 'human_security', 'gender', 'lgbt',
            'religion_ethnicity', 'inequality', 'diplomatic', 'territory', 'peacekeeping', 'health', 'asylum', 'migration', 'disasters',
            'natural_resource', 'environment', 'technology', 'terrorism', 'cbrn', 'cyber', 'misinformation', 'crime', 'corruption',
            'illegal_drugs', 'trafficking')

STATUSES = ('occurred', 'ongoing', 'planned', 'proposed', 'possible', 'conditional', 'denied', 'refused', 'cancelled', 'postponed', 'negated')

MEETINGS = ('talks', 'summit', 'visit', 'call', 'conference')
PHASES = ('proposed', 'scheduled', 'confirmed', 'ongoing', 'held', 'cancelled', 'postponed', 'refused')
ATTENDANCE = ('invited', 'attending', 'attended', 'absent', 'refusing', 'excluded', 'walked_out')
STANCES = ('supports', 'demands', 'accepts', 'offers', 'opposes', 'rejects', 'conditions', 'undecided')

TIME_TYPES = ('DATE', 'TIME', 'DURATION', 'SET')
TIME_MODS = ('START', 'MID', 'END', 'APPROX', 'LESS_THAN', 'MORE_THAN', 'EQUAL_OR_LESS', 'EQUAL_OR_MORE')
QUANTITIES = ('killed', 'wounded', 'missing', 'captured', 'released', 'arrested', 'displaced', 'troops', 'crowd', 'money', 'weapons', 'other')
LAYERS = ('mentions', 'names', 'times', 'places', 'statements', 'events', 'meetings', 'positions')
