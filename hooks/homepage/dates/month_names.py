"""The names of months in many languages, and the other ways of writing a month: IX, 3月."""

from __future__ import annotations

import re

from ..names import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty ocak"
            " ianuarie leden ledna január январь января янв січень січня"
            " ιανουάριος ιανουαρίου يناير جانفي ژانویه ינואר",
            "february feb februar februari février févr fév fev febrero febbraio fevereiro luty lutego lut şubat"
            " februarie únor února február февраль февраля февр лютий лютого φεβρουάριος φεβρουαρίου فبراير فيفري شباط"
            " فوریه פברואר",
            "march mar märz maerz mär mrz mars marzo março maart mrt marzec marca marts mart martie březen března marec"
            " március март марта березень березня μάρτιος μαρτίου مارس آذار מרץ מרס",
            "april apr avril avr abril abr aprile kwiecień kwietnia kwi nisan aprilie duben dubna apríl április апрель"
            " апреля апр квітень квітня απρίλιος απριλίου أبريل إبريل أفريل نيسان آوریل אפריל",
            "may mai mayo maggio mag maio mei maj maja mayıs květen května máj május май мая травень травня μάιος μαΐου"
            " مايو ماي أيار مه מאי",
            "june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran iunie červen června jún június июнь"
            " июня червень червня ιούνιος ιουνίου يونيو يونية جوان حزيران ژوئن יוני",
            "july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz iulie červenec července júl"
            " július июль июля липень липня ιούλιος ιουλίου يوليو يولية جويلية تموز ژوئیه יולי",
            "august aug août aou agosto ago augustus augusti sierpień sierpnia sie ağustos srpen srpna augusztus август"
            " августа авг серпень серпня αύγουστος αυγούστου أغسطس أوت آب اوت אוגוסט",
            "september sept sep septembre septiembre setiembre settembre setembro set wrzesień września wrz eylül"
            " septembrie září szeptember сентябрь сентября сент вересень вересня σεπτέμβριος σεπτεμβρίου سبتمبر أيلول"
            " سپتامبر ספטמבר",
            "october oct oktober okt octobre octubre ottobre ott outubro październik października paź ekim octombrie"
            " říjen října október октябрь октября окт жовтень жовтня οκτώβριος οκτωβρίου أكتوبر اکتبر אוקטובר",
            "november nov novembre noviembre novembro listopad listopada lis kasım noiembrie ноябрь ноября нояб"
            " νοέμβριος νοεμβρίου نوفمبر نوامبر נובמבר",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru desember"
            " aralık decembrie prosinec prosince декабрь декабря дек грудень грудня δεκέμβριος δεκεμβρίου ديسمبر دسامبر"
            " דצמבר",
        ),
        start=1,
    )
    for name in map(fold, names.split())
}
"""The number of each month by its names, which are folded."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_IN_ROMAN = re.compile(r"(?:(\d{1,2})[.\s]+)?([IVX]{1,4})\.?")
_COUNTED = re.compile(r"(\d{1,2})\s*[月월]")


def plain_month(words: str, *, alone: bool) -> str:
    """Return words with their month as a number, if it is written 3月, or IX as in Poland; IX `alone` needs no day."""
    roman = _IN_ROMAN.fullmatch(words)
    if roman and roman[2] in _ROMAN and (alone or roman[1]):
        return f"{roman[1] or ''} {_NAMES[_ROMAN.index(roman[2])]}".strip()
    return words if words.isascii() else _COUNTED.sub(r"\1", words)


_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
