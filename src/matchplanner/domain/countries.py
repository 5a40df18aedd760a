"""Countries as people write them, the parts of the world they lie in, and what names a school's country."""

import re
import unicodedata
from dataclasses import dataclass

HOME_COUNTRIES = frozenset({"United States", "Canada"})
"""The graduates of their schools are no IMGs: both countries' schools share one accreditation."""

# Part of the world: countries; other spellings of a country follow it after "=".
_WORLD = {
    "North America": (
        "United States=USA=US=U.S.=U.S.A.=America=United States of America=Puerto Rico; Canada; Mexico"
    ),
    "Central America": "Belize; Costa Rica; El Salvador; Guatemala; Honduras; Nicaragua; Panama",
    "Caribbean": (
        "Antigua and Barbuda=Antigua; Aruba; Bahamas; Barbados; Bonaire; Cayman Islands; Cuba; Curaçao; "
        "Dominica; Dominican Republic; Grenada; Haiti; Jamaica; Saba; Saint Kitts and Nevis=St. "
        "Kitts=Nevis; Saint Lucia=St. Lucia; Saint Vincent=St. Vincent; Sint Maarten=St. Maarten=Saint "
        "Maarten; Trinidad and Tobago=Trinidad"
    ),
    "South America": (
        "Argentina; Bolivia; Brazil=Brasil; Chile; Colombia; Ecuador; Guyana; Paraguay; Peru=Perú; "
        "Suriname; Uruguay; Venezuela"
    ),
    "Northern Europe": (
        "Denmark; Estonia; Finland; Iceland; Ireland; Latvia; Lithuania; Norway; Sweden; United "
        "Kingdom=UK=U.K.=Great Britain=England=Scotland=Wales=Northern Ireland"
    ),
    "Western Europe": (
        "Austria; Belgium; France; Germany=Deutschland; Luxembourg; Netherlands=Holland; Switzerland"
    ),
    "Southern Europe": (
        "Albania; Bosnia and Herzegovina=Bosnia; Croatia; Cyprus; Greece; Italy; Kosovo; Malta; "
        "Montenegro; North Macedonia=Macedonia; Portugal; Serbia; Slovenia; Spain"
    ),
    "Eastern Europe": (
        "Belarus; Bulgaria; Czechia=Czech Republic; Hungary; Moldova; Poland; Romania; Russia=Russian "
        "Federation; Slovakia; Ukraine"
    ),
    "Middle East": (
        "Bahrain; Iran; Iraq; Israel; Jordan; Kuwait; Lebanon; Oman; Palestine; Qatar; Saudi Arabia=KSA; "
        "Syria; Türkiye=Turkey=Turkiye; United Arab Emirates=UAE=U.A.E.; Yemen"
    ),
    "North Africa": "Algeria; Egypt; Libya; Morocco; Sudan; Tunisia",
    "West Africa": (
        "Benin; Burkina Faso; Cape Verde; Gambia; Ghana; Guinea; Ivory Coast=Côte d'Ivoire; Liberia; "
        "Mali; Niger; Nigeria; Senegal; Sierra Leone; Togo"
    ),
    "East and Central Africa": (
        "Burundi; Cameroon; Chad; Congo=DR Congo; Eritrea; Ethiopia; Gabon; Kenya; Madagascar; Mauritius; "
        "Rwanda; Somalia; South Sudan; Tanzania; Uganda"
    ),
    "Southern Africa": (
        "Angola; Botswana; Eswatini; Lesotho; Malawi; Mozambique; Namibia; South Africa; Zambia; Zimbabwe"
    ),
    "South Asia": "Afghanistan; Bangladesh; Bhutan; India; Maldives; Nepal; Pakistan; Sri Lanka",
    "Southeast Asia": (
        "Brunei; Cambodia; Indonesia; Laos; Malaysia; Myanmar=Burma; Philippines; Singapore; Thailand; "
        "Timor-Leste; Vietnam=Viet Nam"
    ),
    "East Asia": (
        "China=People's Republic of China; Hong Kong; Japan; Macau; Mongolia; South Korea=Korea; Taiwan"
    ),
    "Central Asia and the Caucasus": (
        "Armenia; Azerbaijan; Georgia (country)=Republic of Georgia; Kazakhstan; Kyrgyzstan; Tajikistan; "
        "Turkmenistan; Uzbekistan"
    ),
    "Oceania": "Australia; Fiji; New Zealand; Papua New Guinea; Samoa",
}

# Words of a school's name that place it: cities and schools much met among residents.
_PLACES = {
    "Pakistan": (
        "Karachi; Lahore; Islamabad; Rawalpindi; Peshawar; Multan; Faisalabad; Aga Khan; Dow; King Edward"
    ),
    "India": (
        "Delhi; Mumbai; Bombay; Kolkata; Chennai; Madras; Bangalore; Bengaluru; Hyderabad; Pune; Vellore; "
        "Manipal; Kerala; Gujarat; Maharashtra; Punjab; AIIMS; JIPMER; Kasturba"
    ),
    "Bangladesh": "Dhaka; Chittagong",
    "Nepal": "Kathmandu; Pokhara; Tribhuvan",
    "Sri Lanka": "Colombo; Peradeniya",
    "Iran": "Tehran; Shiraz; Tabriz; Mashhad; Isfahan",
    "Iraq": "Baghdad; Mosul; Basra",
    "Egypt": "Cairo; Alexandria; Ain Shams; Mansoura; Assiut; Tanta; Zagazig",
    "Jordan": "Amman; Irbid",
    "Lebanon": "Beirut; Balamand",
    "Syria": "Damascus; Aleppo",
    "Saudi Arabia": "Riyadh; Jeddah; King Saud; King Abdulaziz; Umm Al-Qura; Alfaisal",
    "United Arab Emirates": "Dubai; Sharjah; Abu Dhabi; Ajman",
    "Qatar": "Doha",
    "Türkiye": "Istanbul; Ankara; Izmir; Hacettepe",
    "Nigeria": "Lagos; Ibadan; Nsukka; Benin City; Ilorin",
    "Ghana": "Accra; Kumasi",
    "Ethiopia": "Addis Ababa",
    "Kenya": "Nairobi",
    "China": "Beijing; Peking; Shanghai; Wuhan; Guangzhou; Sichuan; Fudan; Zhejiang",
    "Japan": "Tokyo; Kyoto; Osaka; Nagoya; Keio",
    "South Korea": "Seoul; Yonsei; Pusan",
    "Taiwan": "Taipei; Kaohsiung",
    "Philippines": "Manila; Santo Tomas; Cebu; De La Salle",
    "Thailand": "Bangkok; Mahidol; Chulalongkorn",
    "Vietnam": "Hanoi; Ho Chi Minh; Hue",
    "Brazil": "São Paulo; Sao Paulo; Rio de Janeiro; Campinas; Rio Grande do Sul",
    "Mexico": "Monterrey; Guadalajara; Anáhuac; Anahuac; UNAM; Nuevo León; Nuevo Leon",
    "Colombia": "Bogotá; Bogota; Medellín; Medellin; Javeriana",
    "Peru": "Lima; Cayetano Heredia",
    "Argentina": "Buenos Aires; Rosario",
    "Chile": "Santiago de Chile",
    "Venezuela": "Caracas; Zulia",
    "Cuba": "Havana; La Habana",
    "Dominican Republic": "Santo Domingo; Iberoamericana; UNIBE",
    "Grenada": "St. George's; Saint George's",
    "Barbados": "Ross University",
    "Sint Maarten": "American University of the Caribbean; AUC",
    "Israel": "Tel Aviv; Technion; Sackler; Hadassah; Ben-Gurion; Ben Gurion",
    "Ireland": "Dublin; Cork; Galway; Royal College of Surgeons in Ireland; RCSI; Trinity College Dublin",
    "United Kingdom": "Edinburgh; Glasgow; Oxford; King's College London; Imperial College; UCL",
    "Poland": "Warsaw; Krakow; Kraków; Jagiellonian; Poznan; Lublin",
    "Russia": "Moscow; Saint Petersburg; St. Petersburg; Sechenov",
    "Ukraine": "Kyiv; Kiev; Kharkiv; Lviv; Odesa; Odessa",
    "Georgia (country)": "Tbilisi",
    "Germany": "Berlin; Heidelberg; Munich; Charité; Charite",
    "Italy": "Rome; Milan; Padua; Bologna; Sapienza",
    "Greece": "Athens; Thessaloniki",
    "Australia": "Melbourne; Sydney; Queensland",
    "Canada": (
        "Toronto; McGill; McMaster; Montreal; Montréal; British Columbia; Alberta; Ottawa; Dalhousie; Calgary"
    ),
    "United States": (
        "Harvard; Yale; Stanford; Johns Hopkins; Mayo; Duke; Emory; Vanderbilt; Baylor; Tufts; Drexel; "
        "Creighton; Tulane; Rutgers; Stony Brook; Icahn; NYU; Cornell; Columbia; Georgetown; Howard; "
        "Meharry; Morehouse; Loma Linda; Case Western; Wake Forest; Thomas Jefferson; Temple; SUNY; UCLA; "
        "UCSF; UCSD; New York; Massachusetts; Pennsylvania; California; Texas; Florida; Ohio; Michigan; "
        "Illinois; Indiana; Iowa; Wisconsin; Minnesota; Missouri; Kansas; Nebraska; Oklahoma; Arkansas; "
        "Louisiana; Mississippi; Alabama; Tennessee; Kentucky; Virginia; Maryland; Carolina; Utah; "
        "Colorado; Arizona; New Mexico; Nevada; Oregon; Washington; Hawaii; Connecticut; Vermont; "
        "Dartmouth; Brown University; Northwestern; Chicago; Rochester; Pittsburgh; Cincinnati; Miami; "
        "Philadelphia; Boston; Augusta University; Medical College of Georgia; Des Moines; Saint Louis; "
        "St. Louis; Touro; Osteopathic"
    ),
}


_DOTLESS_I = "\N{LATIN SMALL LETTER DOTLESS I}"
_SHORTEST = 3  # letters of a country's name inside a school's: "US" there is no country


@dataclass(frozen=True, slots=True)
class Placed:
    """The country a school's name points to, and the word that says so."""

    country: str
    because: str


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(ch for ch in flat if not unicodedata.combining(ch)).replace(_DOTLESS_I, "i")
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for countries in _WORLD.values():
        for entry in countries.split(";"):
            names = [name.strip() for name in entry.split("=")]
            found.update({_plain(name): names[0] for name in names})
    return found


_NAMES = _spellings()
_PART_OF_WORLD = {
    entry.split("=")[0].strip(): part for part, listed in _WORLD.items() for entry in listed.split(";")
}
_MARKS = {_plain(word): country for country, listed in _PLACES.items() for word in listed.split(";")}


def country_named(text: str) -> str:
    """Return the country that a text is the name of, or "" if it is none. "Georgia" alone is left open."""
    return _NAMES.get(_plain(text), "")


def same_country(one: str, other: str) -> bool:
    """Say whether two texts name one country; an empty text names none."""
    first, second = country_named(one) or _plain(one), country_named(other) or _plain(other)
    return bool(first) and first == second


def part_of_world(country: str) -> str:
    """Return the part of the world a country lies in, or "" if it is not known."""
    return _PART_OF_WORLD.get(country_named(country), "")


def placed(school: str) -> Placed | None:
    """Return the country that words of a school's name point to, or None: a guess to be confirmed.

    A country's own name goes before a city's or a university's. Where words
    point to several countries, nothing is said.
    """
    words = f" {_plain(school)} "
    for known in (_NAMES, _MARKS):
        found = {mark: country for mark, country in known.items() if _stands(mark, words)}
        longest = {
            mark: country
            for mark, country in found.items()
            if not any(mark != other and mark in other for other in found)
        }
        if len(set(longest.values())) == 1:
            mark, country = next(iter(longest.items()))
            return Placed(country, mark.title())
        if longest:
            return None
    return None


def _stands(mark: str, words: str) -> bool:
    return len(mark) >= _SHORTEST and f" {mark} " in words
