package importform

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnImport func(Answer)
	OnPart   func(code string) // another part was chosen: a form about it is wanted
	OnRole   func(data.Role)   // another role was chosen
	OnSystem func()            // another system was chosen
	OnCancel func()
	Columns  *Columns // what is what in the file, below the map; nil when the form is not about one part of a file

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	rows   *kit.MarkField
	guess  fyne.CanvasObject // what the file was taken for; nil when it was for nothing
}

// New makes a form.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}}
	objects := f.about()
	add := func(id string, field kit.Field, value string) {
		field.Fill(value)
		f.fields[id] = field
		objects = append(objects, field.Object())
	}
	if m.Question != "" {
		objects = append(objects, kit.Body(m.Question).Wrapping())
		add("system", kit.NewChoiceField(loc.T("import.system"), m.Proposal, m.Systems, f.system), "")
	}
	if len(m.Updates) > 0 {
		newer := kit.Body(m.Newer).Wrapping()
		newer.Bold = true
		objects = append(objects, newer)
		add("update", kit.NewChoiceField(loc.T("import.update_label"), loc.T("import.update_hint"), m.Updates, f.update), m.Updates[0].Code)
	}
	if m.Part != All {
		roles := asking.Options(loc, "role.", data.Roles())
		add("role", kit.NewChoiceField(loc.T("import.role"), loc.T("import.role_hint"), roles, f.role), string(m.Layer.Role))
		if m.Path != "" {
			f.makeRows()
			objects = append(objects, f.rows.Object())
		}
		add("name", kit.NewTextField(loc.T("import.name"), "", "", ""), m.Layer.Name)
	}
	add("producer", kit.NewTextField(loc.T("import.producer"), "", "DGFiP, IGN…", ""), m.Layer.Producer)
	add("licence", kit.NewTextField(loc.T("import.licence"), "", "Licence Ouverte 2.0", ""), m.Layer.Licence)
	add("date", kit.NewDayField(loc, tips, loc.T("import.date"), loc.T("import.date_hint")), m.Layer.Date)
	objects = append(objects, kit.Caption(loc.T("import.why")).Wrapping())
	coverages := make([]kit.Option, len(data.Coverages()))
	for i, c := range data.Coverages() {
		coverages[i] = kit.Option{Code: string(c), Text: Coverage(loc, c)}
	}
	if c := m.Layer.Coverage; c.Communes() != nil { // a person said it elsewhere: what is not touched stays
		coverages = append(coverages, kit.Option{Code: string(c), Text: Coverage(loc, c)})
	}
	add("coverage", kit.NewChoiceField(loc.T("import.coverage"), loc.T("import.coverage_hint"), coverages, nil), string(m.Layer.Coverage))
	words := kit.FormText{Title: loc.T("import.title"), Detail: filepath.Base(m.Path), Save: loc.T("import.run"), Cancel: loc.T("form.cancel")}
	if m.Path == "" {
		words = asking.Text(loc, loc.T("import.edit_title"), m.Layer.Name)
	}
	f.form = kit.NewForm(words, f.fields, kit.Column(12, objects...), f.save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	if len(m.Updates) > 0 {
		f.update(m.Updates[0].Code)
	}
	return f
}

// Coverage names where a layer shows all that there is.
func Coverage(loc *locale.Locale, c data.Coverage) string {
	if communes := c.Communes(); communes != nil {
		return loc.T("import.coverage_communes", "codes", strings.Join(communes, ", "))
	}
	if c == data.CoverageTerritory {
		return loc.T("import.coverage_territory")
	}
	return loc.T("import.coverage_extent")
}

// makeRows is the mark that asks for plots or zones beside the layer.
func (f *Form) makeRows() {
	f.rows = kit.NewMarkField("", f.loc.T("import.rows_hint"), nil)
	f.rows.Fill("yes")
	f.fields["rows"] = f.rows
	f.nameRows(f.model.Layer.Role)
}

// nameRows says what the features of a role become, and hides the mark when they become nothing.
func (f *Form) nameRows(r data.Role) {
	f.rows.Object().Hide()
	key := map[data.Role]string{data.RolePlots: "import.rows_plots", data.RoleZones: "import.rows_zones"}[r]
	if key != "" {
		f.rows.Check.SetText(f.loc.T(key))
		f.rows.Object().Show()
	}
}

func (f *Form) role(code string) {
	if f.rows != nil {
		f.nameRows(data.Role(code))
		f.own(data.Role(code) == f.model.Layer.Role)
		f.form.Fit()
	}
	if f.OnRole != nil {
		f.OnRole(data.Role(code))
	}
}

func (f *Form) system(string) {
	if f.OnSystem != nil {
		f.OnSystem()
	}
}

// own shows what the file was taken for and who makes such files, or takes it back: a person who gives it another role knows better.
// What was typed stays.
func (f *Form) own(taken bool) {
	if f.guess == nil {
		return
	}
	kit.Show(f.guess, taken)
	for id, proposed := range map[string]string{"producer": f.model.Layer.Producer, "licence": f.model.Layer.Licence} {
		field := f.fields[id]
		if field == nil {
			continue // it is being made
		}
		switch value := field.Value(); {
		case taken && value == "":
			field.Fill(proposed)
		case !taken && value == proposed:
			field.Fill("")
		}
	}
}

// update hides what a layer that is updated has already, or brings it back.
func (f *Form) update(layer string) {
	if f.form == nil {
		return // it is being filled
	}
	for _, id := range []string{"role", "name"} {
		if field := f.fields[id]; field != nil && layer != "" {
			field.Object().Hide()
		} else if field != nil {
			field.Object().Show()
		}
	}
	f.form.NameSave(f.loc.T("import.run"))
	if layer != "" {
		f.form.NameSave(f.loc.T("import.compare"))
	}
	f.form.Fit()
}

// about is what is known of the file, above the fields.
func (f *Form) about() []fyne.CanvasObject {
	m := f.model
	var objects []fyne.CanvasObject
	if len(m.Parts) > 1 {
		part := kit.NewChoiceField(f.loc.T("import.part"), "", m.Parts, func(code string) {
			if code != m.Part && f.OnPart != nil {
				f.OnPart(code)
			}
		})
		part.Fill(m.Part)
		f.fields["part"] = part
		objects = append(objects, part.Object())
	}
	var lines []fyne.CanvasObject
	var guess []fyne.CanvasObject
	if m.Recognised != "" {
		what := kit.Body(m.Recognised).Wrapping()
		what.Bold = true
		guess = append(guess, what)
	}
	if m.Confidence > 0 {
		ink := fynetheme.Color(fynetheme.ColorNamePrimary)
		guess = append(guess, kit.Row(8,
			kit.Grow(kit.Meter(m.Confidence, ink)), kit.Caption(f.loc.T("import.confidence", "share", f.loc.Percent(m.Confidence, 0))),
		))
	}
	if m.Why != "" {
		guess = append(guess, kit.Caption(m.Why).Wrapping())
	}
	if len(guess) > 0 {
		f.guess = kit.Column(5, guess...)
		lines = append(lines, f.guess)
	}
	for _, text := range append([]string{m.About}, m.Notes...) {
		if text != "" {
			lines = append(lines, kit.Caption(text).Wrapping())
		}
	}
	if len(lines) > 0 {
		objects = append(objects, kit.Column(5, lines...))
	}
	return objects
}

// Field finds a field by the JSON name of what it holds.
func (f *Form) Field(id string) kit.Field {
	if field := f.form.Field(id); field != nil || f.Columns == nil {
		return field
	}
	return f.Columns.Field(id)
}

// Complain shows why the file was refused.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save does what the button does.
func (f *Form) Save() { f.save() }

func (f *Form) save() {
	f.form.Complain("", "")
	value := asking.Of(f.form, f.loc).Text
	a := Answer{Path: f.model.Path, Part: f.model.Part, System: value("system"), Update: value("update"), Layer: f.model.Layer, Rows: f.rows == nil || value("rows") != ""}
	l := &a.Layer
	l.Producer, l.Licence, l.Date = value("producer"), value("licence"), value("date")
	l.Coverage = data.Coverage(value("coverage"))
	if f.model.Path != "" {
		l.Visible = true
	}
	if f.model.Part != All {
		l.Role, l.Name = data.Role(value("role")), value("name")
		if l.Name == "" {
			f.form.Complain("name", f.loc.T("invalid.required"))
			return
		}
	}
	if f.model.Must && a.System == "" {
		f.form.Complain("system", f.loc.T("import.system_needed"))
		return
	}
	f.OnImport(a)
}
