package standard

import (
	"slices"
	"strconv"
	"strings"

	"emprise/geo/feature"
)

// line is a field of a mapping that has met its column.
type line struct {
	Field
	form   Form
	codes  []string
	column *feature.Column
	next   *feature.Column // of the source, to mend a value cut in two
	parts  []*feature.Column
	unit   Unit
	scale  float64
}

// read reads one field of a row; insee is the row's commune, for parcels that leave it out.
func (l line) read(f int, insee string) Value {
	v := Value{To: l.To, From: l.From, Unit: UnitNone}
	switch {
	case l.Value != "":
		v.Text, v.Known = l.Value, true
		return v
	case len(l.parts) > 0:
		l.compose(&v, f)
		return v
	}
	v.Words = text(l.column, f)
	if blank(v.Words) && !slices.Contains(l.codes, v.Words) { // NC is a regime, and none a tier: to know that there is none is to know
		return v
	}
	switch l.form {
	case FormNumber:
		l.number(&v, f)
	case FormDay:
		var ok bool
		if v.Text, ok = day(v.Words); !ok {
			v.fault(valueUnreadable)
		}
		v.Known = v.Text != ""
	case FormAnswer:
		if v.Text = answers[fold(v.Words)]; v.Text == "" {
			v.fault(valueUnmapped)
		}
		v.Known = v.Text != ""
	case FormCode:
		l.code(&v, f)
	case FormParcels:
		v.parcels(insee)
	case FormIdentifiers:
		v.identifiers()
	case FormText, "":
		v.Text, v.Known = v.Words, true
	default:
		v.single(l.form, insee)
	}
	return v
}

// fault notes what was wrong with the words; they stay in Words.
func (v *Value) fault(rule string) {
	v.Rule, v.Detail = rule, v.From+" = "+short(v.Words)
}

// short is a value on one line, cut where a list of issues would.
func short(s string) string {
	const longest = 160
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "") + "…"
	}
	return s
}

func (l line) number(v *Value, f int) {
	n, ok := l.column.Number(f)
	if !ok {
		n, ok = number(v.Words)
	}
	if !ok || n < 0 {
		v.fault(valueUnreadable)
		return
	}
	v.Number, v.Unit, v.Known = n*l.scale, l.unit, true
	v.Text = strconv.FormatFloat(v.Number, 'f', -1, 64)
}

// code finds our word for the source's; of several joined by "|" only when they all say the same.
func (l line) code(v *Value, f int) {
	parts := strings.Split(v.Words, "|")
	if len(parts) == 1 {
		l.oneCode(v, f)
		return
	}
	for i, p := range parts {
		code, ok := l.word(p)
		if !ok || i > 0 && code != v.Text {
			v.Text = ""
			v.fault(valueUnmapped)
			return
		}
		v.Text = code
	}
	v.Known = v.Text != ""
}

func (l line) oneCode(v *Value, f int) {
	code, ok := l.word(v.Words)
	if v.Text, v.Known = code, code != ""; ok || uncoded(v.Words) {
		return
	}
	if l.next != nil {
		if v.Text, v.Known = l.word(v.Words + ", " + text(l.next, f)); v.Known {
			v.fault(cellSplit)
			return
		}
	}
	v.fault(valueUnmapped)
}

func (l line) word(s string) (string, bool) {
	s = fold(s)
	if code, ok := l.Words[s]; ok {
		return code, true
	}
	for _, code := range l.codes { // our own codes are understood too
		if fold(code) == s {
			return code, true
		}
	}
	return "", false
}

// uncoded are the numbers that the CNIG Friches document gives to "inconnu" and "sans objet", where its schema has the words.
func uncoded(s string) bool {
	s = strings.TrimSpace(s)
	return s == "00" || s == "99"
}

func (v *Value) single(form Form, insee string) {
	words := v.Words
	if form != FormIdentifier && form != FormParcel { // a site may lie in several communes: the first is taken
		words, _, _ = strings.Cut(words, "|")
		words = strings.TrimSpace(words)
	}
	var note string
	var ok bool
	if form == FormParcel {
		v.Text, note, ok = Parcel(words, insee)
	} else {
		v.Text, note, ok = readers[form](words)
	}
	switch {
	case !ok && (form == FormFORMDOMI || form == FormHazard || form == FormTwoDigits):
		v.fault(valueUnmapped)
		v.Text = ""
	case !ok:
		v.fault(valueRefused)
		v.Text = ""
	case note != asWritten:
		v.fault(note)
	}
	v.Known = ok
}

func (v *Value) parcels(insee string) {
	ids, refused, note := parcels(v.Words, insee)
	v.Text, v.Known = strings.Join(ids, "|"), len(ids) > 0
	switch {
	case len(refused) > 0:
		v.Rule, v.Detail = valueRefused, v.From+" = "+short(strings.Join(refused, "|"))
	case note != asWritten:
		v.fault(note)
	}
}

// identifiers reads a list of identifiers; nothing but its separators is cut, for an identifier may hold a space.
func (v *Value) identifiers() {
	var ids []string
	for _, part := range splitList(v.Words) {
		id, note, ok := identifier(part)
		if note != asWritten {
			v.fault(note)
		}
		if ok && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	v.Text, v.Known = strings.Join(ids, "|"), len(ids) > 0
}

// compose makes a parcel of its parts: a commune's whole code or a département and a commune, then prefix, section, number.
func (l line) compose(v *Value, f int) {
	var parts []string
	for _, c := range l.parts {
		parts = append(parts, text(c, f))
	}
	v.From, v.Words = strings.Join(l.Parts, "+"), strings.Join(parts, " ")
	if strings.TrimSpace(v.Words) == "" {
		return
	}
	if len(parts) == 5 {
		parts = append([]string{commune(parts[0], parts[1])}, parts[2:]...)
	}
	insee, _, _ := INSEE(parts[0])
	if v.Text, v.Known = ComposeParcel(insee, parts[1], parts[2], parts[3]); !v.Known {
		v.Text = ""
		v.fault(valueRefused)
	}
}

// commune joins a département and the commune's number in it: "01" and "4" is 01004, "974" and "11" or "411" is 97411.
func commune(dep, number string) string {
	code, _, _ := Departement(dep)
	number = plainDigits(number)
	room := 5 - len(code)
	if len(number) > room {
		return code + number[len(number)-room:]
	}
	return code + strings.Repeat("0", room-len(number)) + number
}
