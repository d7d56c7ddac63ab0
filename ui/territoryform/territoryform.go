package territoryform

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/founding"
	"emprise/geo/crs"
	"emprise/ui/asking"
	"emprise/ui/kit"
)

// Model is what the form begins with.
type Model struct {
	Territory data.Territory
	Proposed  founding.Projection
	New       bool

	// Of a new project alone.
	Folder string   // where its file goes
	Files  []string // names of files that come in afterwards
}

// Answer is what was made of it.
type Answer struct {
	Territory data.Territory
	Path      string // of a new project
}

// Form is the panel.
type Form struct {
	Object   fyne.CanvasObject
	OnSave   func(Answer)
	OnPick   func(path string) // the place of the file is to be chosen; SetPath answers
	OnCancel func()

	loc    *locale.Locale
	model  Model
	form   *kit.Form
	fields map[string]kit.Field
	epsg   *kit.ChoiceField
	file   *kit.TextField
	picked bool // the name of the file is the person's own
	chosen bool // the projection is
	quiet  bool // fields are being filled
}

// New makes a form of a model.
func New(loc *locale.Locale, tips *kit.Tips, m Model) *Form {
	f := &Form{loc: loc, model: m, fields: map[string]kit.Field{}, quiet: true, chosen: !m.New}
	text := func(id, hint, example string) *kit.TextField {
		t := kit.NewTextField(loc.T("territory."+id), hint, example, "")
		f.fields[id] = t
		return t
	}
	name := text("name", "", loc.T("territory.name_example"))
	name.Entry.OnChanged = func(string) { f.named() }
	body := kit.Column(12, name.Object())
	if m.New {
		place := text("place", loc.T("territory.place_hint"), "58194, 974…")
		place.Entry.OnChanged = func(string) { f.placed() }
		body.Add(place.Object())
	}
	f.epsg = f.projections()
	f.fields["epsg"] = f.epsg
	body.Add(f.epsg.Object())
	if m.New {
		f.file = text("file", "", "")
		f.file.Entry.OnChanged = func(string) {
			f.picked = f.picked || !f.quiet
			f.tellFolder()
		}
		pick := kit.NewButton(loc.T("territory.pick"), "folder", kit.Plain, func() { f.OnPick(f.path()) })
		pick.Small = true
		body.Add(kit.Column(5, f.file.Object(), kit.Row(0, pick)))
	}
	body.Add(text("authority", loc.T("territory.authority_hint"), "").Object())
	if !m.New {
		language := kit.NewChoiceField(loc.T("territory.language"), "", []kit.Option{{Code: "fr", Text: "Français"}, {Code: "en", Text: "English"}}, nil)
		fictional := kit.NewMarkField(loc.T("territory.fictional"), loc.T("territory.fictional_hint"), nil)
		f.fields["language"], f.fields["fictional"] = language, fictional
		for _, field := range []kit.Field{text("epci_siren", "", "200 067 890"), text("id_ti", loc.T("territory.id_ti_hint"), "ti-8418"), language, fictional} {
			body.Add(field.Object())
		}
	}
	for _, file := range m.Files {
		body.Add(kit.Caption(loc.T("territory.then", "file", file)).Wrapping())
	}
	words := asking.Text(loc, loc.T("territory.edit_title"), loc.T("territory.edit_detail"))
	if m.New {
		words.Title, words.Detail, words.Save = loc.T("op.new"), loc.T("territory.new_detail"), loc.T("territory.create")
	}
	f.form = kit.NewForm(words, f.fields, body, f.Save, func() { f.OnCancel() }, tips)
	f.Object = f.form.Object
	f.fill()
	return f
}

// projections is the choice of the projection.
func (f *Form) projections() *kit.ChoiceField {
	with := f.model.Proposed.System
	if s, err := crs.Lookup(f.model.Territory.EPSG); err == nil && !f.model.New {
		with = s
	}
	var options []kit.Option
	for _, s := range founding.Choices(with) {
		options = append(options, kit.Option{Code: strconv.Itoa(s.EPSG()), Text: f.loc.T("territory.system", "name", s.Name(), "epsg", s.EPSG())})
	}
	return kit.NewChoiceField(f.loc.T("territory.epsg"), "", options, func(string) {
		f.chosen = f.chosen || !f.quiet
		f.explain()
	})
}

func (f *Form) fill() {
	t := f.model.Territory
	values := map[string]string{"name": t.Name, "authority": t.Authority, "epci_siren": t.EPCISiren, "id_ti": t.TI, "language": t.Language, "epsg": strconv.Itoa(t.EPSG)}
	if t.Fictional {
		values["fictional"] = "yes"
	}
	if f.model.New {
		values["epsg"] = strconv.Itoa(f.model.Proposed.System.EPSG())
	}
	for id, value := range values {
		if field := f.fields[id]; field != nil {
			field.Fill(value)
		}
	}
	f.quiet = false
	if f.file != nil {
		f.named()
		f.tellFolder() // of a file without a name too
	}
	f.explain()
}

// named gives the file the name of the territory, until a person gives it another.
func (f *Form) named() {
	if f.file != nil && !f.picked {
		f.quietly(func() { f.file.Fill(founding.FileName(f.fields["name"].Value())) })
	}
}

// quietly fills a field in a person's place: what it brings about is no choice of theirs. It may be within another.
func (f *Form) quietly(fill func()) {
	was := f.quiet
	f.quiet = true
	fill()
	f.quiet = was
}

// tellFolder says below the name of the file where it goes.
func (f *Form) tellFolder() {
	hint := f.loc.T("territory.folder", "folder", f.model.Folder)
	if filepath.IsAbs(f.file.Value()) {
		hint = ""
	}
	f.file.Hint(hint)
	f.form.Fit()
}

// placed proposes the projection of what was named, until a person chooses one.
func (f *Form) placed() {
	if f.chosen {
		return
	}
	p, ok := founding.ByCodes(f.fields["place"].Value(), locale.Fold)
	if !ok {
		p = f.model.Proposed
	}
	f.quietly(func() { f.epsg.Fill(strconv.Itoa(p.System.EPSG())) })
	f.tell(p)
}

// explain says why the projection is proposed, or which one was when another is chosen.
func (f *Form) explain() {
	if f.quiet || !f.model.New {
		return
	}
	p := f.model.Proposed
	if named, ok := founding.ByCodes(f.fields["place"].Value(), locale.Fold); ok {
		p = named
	}
	f.tell(p)
}

func (f *Form) tell(p founding.Projection) {
	hint := f.loc.T("territory.why_"+string(p.Why), "file", f.first())
	if f.epsg.Value() != strconv.Itoa(p.System.EPSG()) {
		hint = f.loc.T("territory.why_other", "name", p.System.Name())
	} else if p.Zone != nil {
		hint += " " + f.loc.T("territory.zone", "name", p.Zone.Name())
	}
	f.epsg.Hint(hint)
	if f.form != nil {
		f.form.Fit()
	}
}

func (f *Form) first() string {
	if len(f.model.Files) == 0 {
		return ""
	}
	return f.model.Files[0]
}

// SetPath is the answer to OnPick.
func (f *Form) SetPath(path string) {
	f.picked = true
	f.model.Folder = filepath.Dir(path)
	f.file.Fill(filepath.Base(path))
	f.tellFolder()
}

// path is the file that was named; a name alone goes into the folder.
func (f *Form) path() string {
	name := f.file.Value()
	if name != "" && filepath.Ext(name) == "" {
		name += ".gpkg"
	}
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(f.model.Folder, name)
}

// Field finds a field by the JSON name of what it holds; file is the name of the file, place what the projection is proposed by.
func (f *Form) Field(id string) kit.Field { return f.form.Field(id) }

// Complain shows why it was refused, at the field when the form has it.
func (f *Form) Complain(field, sentence string) { f.form.Complain(field, sentence) }

// Save reads the fields and, when they make sense, tells OnSave.
func (f *Form) Save() {
	asking.Read(f.form, f.loc, f.read, f.OnSave)
}
