"""US states and territories, and the Census Bureau's regions and divisions."""

from matchplanner.domain.labels import LabelledEnum


class Region(LabelledEnum):
    """The four regions of the US Census Bureau, and the territories, which belong to none."""

    NORTHEAST = "Northeast", "Northeast"
    MIDWEST = "Midwest", "Midwest"
    SOUTH = "South", "South"
    WEST = "West", "West"
    TERRITORIES = "Territories", "Territories"


class Division(LabelledEnum):
    """The nine divisions of the US Census Bureau, by which ERAS asks where one would like to go."""

    NEW_ENGLAND = "new_england", "New England"
    MIDDLE_ATLANTIC = "middle_atlantic", "Middle Atlantic"
    EAST_NORTH_CENTRAL = "east_north_central", "East North Central"
    WEST_NORTH_CENTRAL = "west_north_central", "West North Central"
    SOUTH_ATLANTIC = "south_atlantic", "South Atlantic"
    EAST_SOUTH_CENTRAL = "east_south_central", "East South Central"
    WEST_SOUTH_CENTRAL = "west_south_central", "West South Central"
    MOUNTAIN = "mountain", "Mountain"
    PACIFIC = "pacific", "Pacific"

    @property
    def region(self) -> Region:
        """Return the region the division is part of."""
        return _REGION_OF_DIVISION[self]


_REGION_OF_DIVISION = {
    Division.NEW_ENGLAND: Region.NORTHEAST,
    Division.MIDDLE_ATLANTIC: Region.NORTHEAST,
    Division.EAST_NORTH_CENTRAL: Region.MIDWEST,
    Division.WEST_NORTH_CENTRAL: Region.MIDWEST,
    Division.SOUTH_ATLANTIC: Region.SOUTH,
    Division.EAST_SOUTH_CENTRAL: Region.SOUTH,
    Division.WEST_SOUTH_CENTRAL: Region.SOUTH,
    Division.MOUNTAIN: Region.WEST,
    Division.PACIFIC: Region.WEST,
}

_STATES_OF_DIVISION = {
    Division.NEW_ENGLAND: "CT MA ME NH RI VT",
    Division.MIDDLE_ATLANTIC: "NJ NY PA",
    Division.EAST_NORTH_CENTRAL: "IL IN MI OH WI",
    Division.WEST_NORTH_CENTRAL: "IA KS MN MO ND NE SD",
    Division.SOUTH_ATLANTIC: "DC DE FL GA MD NC SC VA WV",
    Division.EAST_SOUTH_CENTRAL: "AL KY MS TN",
    Division.WEST_SOUTH_CENTRAL: "AR LA OK TX",
    Division.MOUNTAIN: "AZ CO ID MT NM NV UT WY",
    Division.PACIFIC: "AK CA HI OR WA",
}

_DIVISION_OF = {
    state: division for division, states in _STATES_OF_DIVISION.items() for state in states.split()
}

STATE_NAMES: dict[str, str] = {
    "AK": "Alaska",
    "AL": "Alabama",
    "AR": "Arkansas",
    "AS": "American Samoa",
    "AZ": "Arizona",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DC": "District of Columbia",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "GU": "Guam",
    "HI": "Hawaii",
    "IA": "Iowa",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "MA": "Massachusetts",
    "MD": "Maryland",
    "ME": "Maine",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MO": "Missouri",
    "MP": "Northern Mariana Islands",
    "MS": "Mississippi",
    "MT": "Montana",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "NE": "Nebraska",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NV": "Nevada",
    "NY": "New York",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VA": "Virginia",
    "VI": "US Virgin Islands",
    "VT": "Vermont",
    "WA": "Washington",
    "WI": "Wisconsin",
    "WV": "West Virginia",
    "WY": "Wyoming",
}
"""The states, the District of Columbia and the territories by postal code."""

STATES: tuple[str, ...] = tuple(STATE_NAMES)
"""The postal codes, in order."""

_CODE_OF_NAME = {name.casefold(): code for code, name in STATE_NAMES.items()}


def state_code(text: str) -> str:
    """Return the postal code of a code or name in any case, or "" for what is neither."""
    plain = " ".join(text.split())
    code = plain.upper()
    return code if code in STATE_NAMES else _CODE_OF_NAME.get(plain.casefold(), "")


def division_of(state: str) -> Division | None:
    """Return the Census division of a state, or None for a territory and for what is no state."""
    return _DIVISION_OF.get(state_code(state))


def region_of(state: str, override: str = "") -> str:
    """Return a program's region: the user's own word, else the state's region, else "" for unknown."""
    code = state_code(state)
    if override.strip() or not code:
        return override.strip()
    division = _DIVISION_OF.get(code)
    return division.region if division is not None else Region.TERRITORIES


_ZONES = {
    "America/New_York": "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL LA MN MO MS OK WI",
    "America/Denver": "CO MT NM UT WY",
    "America/Los_Angeles": "CA WA",
    "Pacific/Honolulu": "HI",
    "America/Puerto_Rico": "PR",
}
"""States all of which lie in one time zone (49 CFR part 71) and keep one clock."""

_ZONE_OF = {state: zone for zone, states in _ZONES.items() for state in states.split()}


def zone_of(state: str) -> str:
    """Return the time zone of a state; "" where it has several, and for what is no state."""
    return _ZONE_OF.get(state_code(state), "")
