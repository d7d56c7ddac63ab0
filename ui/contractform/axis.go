package contractform

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// codeWidth is what a code takes of a line, in Fyne units.
const codeWidth = 62

// codeField is the narrow field of a code, which complains below its whole line.
type codeField struct {
	*kit.TextField
	below *kit.Text
}

// Complain implements kit.Field.
func (f *codeField) Complain(sentence string) {
	f.below.Set(sentence)
	kit.Show(f.below, sentence != "")
}

func (f *Form) code(id, value string) *codeField {
	c := &codeField{kit.NewTextField("", "", f.loc.T("contract.code"), ""), kit.Caption("").Wrapping()}
	c.below.Colour = fynetheme.ColorNameError
	c.below.Hide()
	c.Fill(value)
	f.fields[id] = c
	return c
}

// axis is a line of the form: a card with its sheets in it.
type axis struct {
	id     string // of its fields, before a full stop
	code   *codeField
	title  *kit.TextField
	sheets *kit.Lines[*sheet]
}

// sheet is a line of an axis.
type sheet struct {
	id           string
	was          string // its code in the contract that the form began with, "" for a new one
	code         *codeField
	title, notes *kit.TextField
	given        data.Action
}

func (f *Form) text(id, label, value string) *kit.TextField {
	t := kit.NewTextField("", "", f.loc.T(label), "")
	t.Fill(value)
	f.fields[id] = t
	return t
}

func (f *Form) addAxis(have data.Axis) *axis {
	x := &axis{id: "axes." + strconv.Itoa(f.made)}
	f.made++
	x.code, x.title = f.code(x.id+".code", have.Code), f.text(x.id+".title", "contract.axis_title", have.Title)
	x.sheets = kit.NewLines(asking.Lines(f.loc, "contract.action_add"), f.tips, f.drawSheet, func() { f.addSheet(x, data.Action{Code: f.nextSheet(x)}).title.Focus() })
	x.sheets.Beyond = func(s *sheet, by int) { f.carry(x, s, by) }
	for _, a := range have.Actions {
		f.addSheet(x, a).was = a.Code
	}
	x.sheets.OnChange = f.changed
	f.axes.Add(x)
	return x
}

func (f *Form) addSheet(x *axis, have data.Action) *sheet {
	s := &sheet{id: "actions." + strconv.Itoa(f.drawn), given: have}
	f.drawn++
	s.code, s.title = f.code(s.id+".code", have.Code), f.text(s.id+".title", "contract.action_title", have.Title)
	s.notes = kit.NewNotesField("", f.loc.T("contract.action_notes"))
	s.notes.Entry.SetMinRowsVisible(2)
	s.notes.Fill(have.Notes)
	f.fields[s.id+".notes"] = s.notes
	kit.Show(s.notes.Object(), have.Notes != "")
	x.sheets.Add(s)
	return s
}

func (f *Form) drawAxis(x *axis, buttons fyne.CanvasObject) fyne.CanvasObject {
	name := kit.Caption(f.loc.T("contract.axis")).Cutting()
	name.Bold = true
	head := kit.Row(6, kit.Cells(0, []float32{codeWidth}, x.code.Object()), kit.Grow(name), buttons)
	return kit.Card(head, x.code.below, x.title.Object(), x.sheets.Object)
}

func (f *Form) drawSheet(s *sheet, buttons fyne.CanvasObject) fyne.CanvasObject {
	count := kit.Caption("").Cutting()
	if n := f.model.Hanging[s.given.Code]; n > 0 {
		count.Value = f.loc.N("inspector.projects", n)
	}
	notes := kit.IconButton("doc", f.loc.T("contract.action_notes_add"), f.tips, func() {
		s.notes.Object().Show()
		f.form.Fit()
		s.notes.Focus()
	})
	notes.Small = true
	head := kit.Row(4, kit.Cells(0, []float32{codeWidth}, s.code.Object()), kit.Grow(count), kit.Row(0, notes, buttons))
	return kit.Column(4, kit.Hairline(), head, s.code.below, s.title.Object(), s.notes.Object())
}

// carry moves a sheet to the end of the axis above, or to the beginning of the one below.
func (f *Form) carry(from *axis, s *sheet, by int) {
	all := f.axes.All()
	at := slices.Index(all, from) + by
	if at < 0 || at >= len(all) || !from.sheets.Take(s) {
		return
	}
	to := 0
	if by < 0 {
		to = len(all[at].sheets.All())
	}
	all[at].sheets.Insert(to, s)
}

// nextAxis proposes a code: the number after those that there are.
func (f *Form) nextAxis() string {
	n := len(f.axes.All()) + 1
	for slices.ContainsFunc(f.axes.All(), func(x *axis) bool { return x.code.Value() == strconv.Itoa(n) }) {
		n++
	}
	return strconv.Itoa(n)
}

// nextSheet proposes a code below that of its axis.
func (f *Form) nextSheet(x *axis) string {
	taken := func(code string) bool {
		for _, o := range f.axes.All() {
			if slices.ContainsFunc(o.sheets.All(), func(s *sheet) bool { return s.code.Value() == code }) {
				return true
			}
		}
		return false
	}
	n := len(x.sheets.All()) + 1
	for taken(x.code.Value() + "." + strconv.Itoa(n)) {
		n++
	}
	return x.code.Value() + "." + strconv.Itoa(n)
}

// AddLine adds an axis ("axes"), or a sheet to the axis whose fields begin with what is given ("axes.0"), as the buttons do.
func (f *Form) AddLine(to string) {
	if to == "axes" {
		f.addAxis(data.Axis{Code: f.nextAxis()})
	}
	for _, x := range f.axes.All() {
		if x.id == to {
			f.addSheet(x, data.Action{Code: f.nextSheet(x)})
		}
	}
}

// DropLine takes out an axis or a sheet, given by the beginning of the names of its fields: "axes.0", "actions.3".
func (f *Form) DropLine(id string) {
	f.line(id, func(x *axis) { f.axes.Drop(x) }, func(x *axis, s *sheet) { x.sheets.Drop(s) })
}

// ShiftLine moves an axis or a sheet by so many places down; a sheet goes on into the axis beside.
func (f *Form) ShiftLine(id string, by int) {
	f.line(id, func(x *axis) { f.axes.Shift(x, by) }, func(x *axis, s *sheet) { x.sheets.Shift(s, by) })
}

func (f *Form) line(id string, ofAxis func(*axis), ofSheet func(*axis, *sheet)) {
	for _, x := range slices.Clone(f.axes.All()) {
		if x.id == id {
			ofAxis(x)
			return
		}
		for _, s := range slices.Clone(x.sheets.All()) {
			if s.id == id {
				ofSheet(x, s)
				return
			}
		}
	}
}
