"""Signs of the packages textcomp, tipa and biblatex, and of babel's French, by their commands."""

from __future__ import annotations

from ..text.word_sets import pairs

_TEXTCOMP = pairs(
    "textinterrobangdown ⸘ textpilcrow ¶ textcopyleft 🄯 textreferencemark ※ textmusicalnote ♪ textlangle ⟨"
    " textrangle ⟩ textlbrackdbl ⟦ textrbrackdbl ⟧ textlquill ⁅ textrquill ⁆ textopenbullet ◦ textbigcircle ◯"
    " textbaht ฿ textwon ₩ textlira ₤ textpeso ₱ textcolonmonetary ₡ textnaira ₦ textguarani ₲ textdong ₫ textflorin ƒ"
    " textcurrency ¤ textcentoldstyle ¢ textdollaroldstyle $ Euro € officialeuro € textfractionsolidus ⁄ textsurd √"
    " textbrokenbar ¦ textthreequartersemdash — texttwelveudash – endash – textdblhyphen ⹀ textdblhyphenchar ⹀"
    " textquotestraightbase ‚ textquotestraightdblbase „ textapostrophe ’ textpermyriad ‱ textpertenthousand ‱"
    " perthousand ‰ textdiscount ⁒ textestimated ℮ textrecipe ℞ textservicemark ℠ textcircledP ℗ textmarried ⚭"
    " textdivorced ⚮ textborn * textdied † textmho ℧ ohm Ω celsius ℃ numero № textprime ′ textdoubleprime ″"
    " textacutedbl ˝ texttildelow ˷ textzerooldstyle 0 textoneoldstyle 1 texttwooldstyle 2 textthreeoldstyle 3"
    " textfouroldstyle 4 textfiveoldstyle 5 textsixoldstyle 6 textsevenoldstyle 7 texteightoldstyle 8"
    " textnineoldstyle 9"
)
_TIPA = pairs(
    "textschwa ə textturna ɐ textscripta ɑ textopeno ɔ textepsilon ɛ textrevepsilon ɜ textsci ɪ textbari ɨ textiota ɩ"
    " textupsilon ʊ textturnv ʌ textturnm ɯ textgamma ɣ textesh ʃ textyogh ʒ textltailn ɲ textrtails ʂ textrtailz ʐ"
    " textrtailt ʈ textrtaild ɖ textfishhookr ɾ textinvscr ʁ textscr ʀ textglotstop ʔ textbeta β texttheta θ textphi ɸ"
    " textchi χ textlambda λ textcrlambda ƛ textcrh ħ textcrd đ textbarl ɫ textprimstress ˈ textsecstress ˌ"
    " textlengthmark ː texthalflength ˑ"
)
_BIBLATEX = {
    **pairs("addperiod . addslash / bibrangedash – bibdatedash – bibinitperiod ."),
    **pairs("bibopenparen ( bibcloseparen ) bibopenbracket [ bibclosebracket ]"),
    **dict.fromkeys(("addnbspace", "addthinspace", "addabbrvspace", "addabthinspace"), "\u00a0"),
    **dict.fromkeys(("addlowpenspace", "addhighpenspace"), "\u00a0"),
}
_FRENCH = {"og": "« ", "fg": " »", **pairs("ier er iere re ieme e no nº No Nº")}

TEXT_SIGNS = {**_TEXTCOMP, **_TIPA, **_BIBLATEX, **_FRENCH}
"""The texts of commands without an argument."""
