r"""Reads numbers and units in the notation of the LaTeX package siunitx: `\qty{5}{\kilo\metre}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.word_sets import pairs
from .math_text import raised

_PREFIXES = pairs(
    "quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro µ milli m centi c deci d deca da deka da"
    " hecto h kilo k mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q"
    " kibi Ki mebi Mi gibi Gi tebi Ti pebi Pi exbi Ei"
)
_UNITS = pairs(
    "ampere A candela cd kelvin K kilogram kg metre m meter m mole mol second s becquerel Bq celsius °C"
    " degreeCelsius °C coulomb C farad F gray Gy hertz Hz henry H joule J katal kat lumen lm lux lx newton N ohm Ω"
    " pascal Pa radian rad siemens S sievert Sv steradian sr tesla T volt V watt W weber Wb astronomicalunit au bel B"
    " dalton Da day d decibel dB degree ° electronvolt eV hectare ha hour h litre L liter L minute min arcminute ′"
    " arcsecond ″ neper Np tonne t gram g angstrom Å bar bar barn b bit bit byte B percent % parsec pc"
    " atomicmassunit u knot kn mmHg mmHg nauticalmile M elementarycharge e lightyear ly year a l l Wh Wh"
)
_SHORT = frozenset(_UNITS.values())
_SHORT_PREFIXES = {"u": "µ", **{sign: sign for sign in _PREFIXES.values()}}
_POWERS = {"squared": "2", "cubed": "3"}
_POWERS_BEFORE = {"square": "2", "cubic": "3"}

_PART = re.compile(
    r"\\([A-Za-z]+)\s*(?:\{([^{}]*)\})?|\^\s*(?:\{([^{}]*)\}|(\S))|(\\?[.,~;]|\s+)|[^\\^.~\s]+|.", re.DOTALL
)
_NUMBER = re.compile(r"([<>~≈]?)\s*([+-]?)([\d.,]*)((?:\(\d+\))?)(?:[eEdD]([+-]?\d+))?")
_BETWEEN = re.compile(r"([x×]|\+-|\\pm(?![A-Za-z])|±)")
_LONG = re.compile(r"\d{5,}")
_SPACE = "\u202f"
_WITHOUT_SPACE = ("", "°", "′", "″")

ARGUMENTS = {
    **dict.fromkeys(("num", "ang", "si", "unit", "numlist", "numproduct"), 1),
    **dict.fromkeys(("SI", "qty", "numrange", "SIlist", "qtylist", "qtyproduct"), 2),
    **dict.fromkeys(("SIrange", "qtyrange"), 3),
}
"""How many arguments each command has."""

_IN_BRACES = r"\s*(?:\[[^\[\]{}]*\]\s*)*\{((?:[^{}]|\{[^{}]*\})*)\}"
_IN_FORMULAS = {
    number: re.compile(
        rf"\\({'|'.join(name for name in ARGUMENTS if ARGUMENTS[name] == number)})" + _IN_BRACES * number
    )
    for number in (3, 2, 1)
}


def as_words(tex: str) -> str:
    """Return a formula whose numbers with units are words in it."""
    for pattern in _IN_FORMULAS.values():
        tex = pattern.sub(lambda found: _word(to_latex(found[1], list(found.groups()[1:]))), tex)
    return tex


def _word(latex: str) -> str:
    return latex if "\\" in latex else rf"\text{{{latex}}}"


def to_latex(command: str, arguments: list[str]) -> str:
    """Return what a command prints, in Unicode characters; what is no number or unit stays as the author wrote it."""
    if command in ("si", "unit"):
        return _unit(arguments[0])
    if command == "ang":
        parts = zip(arguments[0].split(";"), "°′″", strict=False)
        return "".join(_number(part) + mark for part, mark in parts if part.strip())
    if command.endswith("range"):
        numbers = "–".join(map(_number, arguments[:2]))
    else:
        numbers = ", ".join(map(_number, arguments[0].split(";")))
    unit = "" if command.startswith("num") else _unit(arguments[-1])
    return numbers + ("" if unit in _WITHOUT_SPACE or not numbers else _SPACE) + unit


def _number(written: str) -> str:
    parts = [part.strip() for part in _BETWEEN.split("".join(written.split()))]
    for index, part in enumerate(parts):
        if index % 2:
            parts[index] = f" {'×' if part in 'x×' else '±'} "
        elif found := _NUMBER.fullmatch(part):
            parts[index] = _plain_number(*found.groups(default=""))
        else:
            return written
    return "".join(parts)


def _plain_number(relation: str, sign: str, digits: str, doubt: str, exponent: str) -> str:
    whole, point, decimals = digits.replace(",", ".").partition(".")
    whole = _LONG.sub(lambda each: f"{int(each[0]):,}".replace(",", _SPACE), whole)
    power = f"10{raised(str(int(exponent)))}" if exponent else ""
    number = f"{sign.replace('-', '−')}{whole or ('0' if point else '')}{point}{decimals}{doubt}"
    relation = {"~": "∼", "<": "< ", ">": "> "}.get(relation, relation)
    return relation + (f"{number} × {power}" if power and digits else number + power)


def _unit(written: str) -> str:
    """Return a unit: its factors with thin spaces between them, and their powers."""
    factors: list[_Factor] = []
    prefix, power, sign = "", "", ""
    for part in _PART.finditer(written):
        name, argument = part[1] or "", part[2] or part[3] or part[4] or ""
        if name == "per":
            sign = "-"
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name in _POWERS_BEFORE or name == "raiseto":
            power = _POWERS_BEFORE.get(name, argument)
        elif factors and (name in _POWERS or name == "tothe" or (argument and not name)):
            factors[-1].power = _POWERS.get(name, argument)
        elif name == "of" and factors:
            factors[-1].symbol += f" ({argument})"
        elif not part[5]:
            factors.append(_Factor(prefix + _symbol(name, part[0]), power, sign))
            prefix, power, sign = "", "", ""
    return _SPACE.join(map(str, factors)) + prefix


def _symbol(name: str, written: str) -> str:
    """Return the symbol of a unit by its name or by siunitx's short one; any other is as it is written."""
    if name in _UNITS or not name:
        return _UNITS.get(name, written)
    short = name.replace("ohm", "Ω")
    if short in _SHORT or (short[1:] in _SHORT and short[0] in _SHORT_PREFIXES):
        return short if short in _SHORT else _SHORT_PREFIXES[short[0]] + short[1:]
    return written


@dataclass(slots=True)
class _Factor:
    symbol: str
    power: str
    sign: str

    def __str__(self) -> str:
        power = self.sign + (self.power or "1" * bool(self.sign))
        return self.symbol + raised(power.removeprefix("--"))
