package asking

import (
	"math"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Text is what a form says around its fields when its buttons save and cancel.
func Text(loc *locale.Locale, title, detail string) kit.FormText {
	return kit.FormText{Title: title, Detail: detail, Save: loc.T("form.save"), Cancel: loc.T("form.cancel")}
}

// Lines names the buttons of lines, of which the one that adds another has a text of its own.
func Lines(loc *locale.Locale, addKey string) kit.LinesText {
	return kit.LinesText{Add: loc.T(addKey), Up: loc.T("form.line_up"), Down: loc.T("form.line_down"), Drop: loc.T("form.line_drop")}
}

// Number writes a number into a field: whole where it is, else with two decimals; what nobody touches keeps the others.
func Number(loc *locale.Locale, v float64) string {
	if v == math.Trunc(v) {
		return loc.Number(v, 0)
	}
	return loc.Number(v, 2)
}

// Options are codes in words, which are texts below a prefix.
func Options[T ~string](loc *locale.Locale, prefix string, codes []T) []kit.Option {
	list := make([]kit.Option, len(codes))
	for i, c := range codes {
		list[i] = kit.Option{Code: string(c), Text: loc.T(prefix + string(c))}
	}
	return list
}

// Or puts before options one without a code that says so.
func Or(text string, options []kit.Option) []kit.Option {
	return append([]kit.Option{{Text: text}}, options...)
}
