package importform

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// Columns is the panel below the map on which a person sees the first rows of a file and says which column is what.
type Columns struct {
	Object   fyne.CanvasObject
	OnSource func(line int, column string) // a line of the model gets another column, "" none
	OnUnit   func(line int, unit string)
	OnWord   func(line int, word, code string)
	OnSave   func(name string) // the mapping is to be kept under this name

	loc     *locale.Locale
	model   ColumnsModel
	title   *kit.Text
	count   *kit.Text
	note    *kit.Text
	name    *kit.TextField
	views   [2]*kit.Button
	page    *kit.Page
	grid    *kit.Grid
	picture *kit.Picture
	front   int // the mapping, or the rows
	bodies  [2]fyne.CanvasObject
	fields  map[string]kit.Field
	quiet   bool
}

// The widths of the mapping's columns, in Fyne units: our field, the source's column, its unit, examples, what is read.
var widths = []float32{186, 214, 92, 0, 168}

const (
	pictureWidth  = 232
	pictureHeight = 176
)

// NewColumns makes an empty panel.
func NewColumns(loc *locale.Locale, tips *kit.Tips) *Columns {
	c := &Columns{loc: loc, title: kit.Body(loc.T("mapping.title")), count: kit.Caption("").Cutting(), note: kit.Caption("").Cutting(), fields: map[string]kit.Field{}}
	c.title.Bold = true
	c.note.Colour = fynetheme.ColorNamePrimary
	for i, key := range []string{"mapping.columns", "mapping.rows"} {
		c.views[i] = kit.NewButton(loc.T(key), "", kit.Quiet, func() { c.show(i) })
		c.views[i].Small = true
	}
	c.name = kit.NewTextField("", "", loc.T("mapping.name"), "")
	save := kit.NewButton(loc.T("mapping.save"), "", kit.Plain, func() { c.save() })
	save.Small, save.Tips, save.Tip = true, tips, loc.T("mapping.save_tip")
	c.name.Entry.OnSubmitted = func(string) { c.save() }
	top := kit.Row(12, c.title, c.views[0], c.views[1], kit.Grow(kit.Column(0, c.count, c.note)), kit.Cells(0, []float32{250}, c.name.Object()), save)
	head := kit.Column(0, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 14, Bottom: 5}, top), kit.Hairline())
	c.page = kit.NewPage(kit.Column(0))
	c.grid = kit.NewGrid()
	c.grid.Cell = func(row, column int) string { return c.model.Cell(row, column) }
	c.bodies = [2]fyne.CanvasObject{kit.Frame(c.heads(), nil, c.page), c.grid}
	c.picture = kit.NewPicture(pictureWidth, pictureHeight, nil)
	aside := kit.Pad(kit.Insets{Left: 12, Top: 12, Right: 14}, kit.Column(6, c.picture, kit.Caption(loc.T("mapping.picture")).Wrapping()))
	body := kit.Side(pictureWidth+26, kit.Stack(c.bodies[0], c.bodies[1]), aside)
	c.Object = kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, body))
	c.show(0)
	return c
}

// heads names the columns of the mapping.
func (c *Columns) heads() fyne.CanvasObject {
	keys := []string{"mapping.field", "mapping.source", "mapping.unit", "mapping.examples", "mapping.read"}
	cells := make([]fyne.CanvasObject, len(keys))
	for i, key := range keys {
		cells[i] = kit.Caption(c.loc.T(key)).Cutting()
	}
	return kit.Column(0, kit.On(theme.Well, kit.Pad(kit.Insets{Left: 14, Top: 5, Right: 8, Bottom: 5}, kit.Cells(12, widths, cells...))), kit.Hairline())
}

// show brings the mapping or the rows to the front.
func (c *Columns) show(front int) {
	c.front = front
	for i, b := range c.bodies {
		c.views[i].Chosen = i == front
		c.views[i].Refresh()
		if i == front {
			b.Show()
		} else {
			b.Hide()
		}
	}
	if c.Object != nil {
		c.Object.Refresh()
	}
}

// ShowRows brings the first rows of the file to the front, or the mapping back.
func (c *Columns) ShowRows(on bool) {
	if on {
		c.show(1)
	} else {
		c.show(0)
	}
}

func (c *Columns) save() {
	if c.OnSave != nil {
		c.OnSave(c.name.Value())
	}
}

// Complain says why the mapping was not kept.
func (c *Columns) Complain(sentence string) {
	c.name.Complain(sentence)
	c.Object.Refresh()
}

// Model is what is shown.
func (c *Columns) Model() ColumnsModel { return c.model }

// Name is the name under which the mapping is to be kept.
func (c *Columns) Name() string { return c.name.Value() }

// Set shows a model.
func (c *Columns) Set(m ColumnsModel) {
	c.model = m
	c.quiet = true
	defer func() { c.quiet = false }()
	c.count.Set(m.Count)
	c.note.Set(m.Saved)
	c.note.Hidden = m.Saved == ""
	if m.Name != "" {
		c.name.Fill(m.Name)
	}
	c.fields = map[string]kit.Field{"mapping_name": c.name}
	var rows []fyne.CanvasObject
	for i, l := range m.Lines {
		rows = append(rows, c.line(i, l))
		for _, w := range l.Words {
			rows = append(rows, c.word(i, l, w))
		}
		rows = append(rows, kit.Hairline())
	}
	c.page.Set(kit.Pad(kit.Insets{Left: 14, Top: 2, Right: 8, Bottom: 8}, kit.Column(0, rows...)), false)
	c.grid.Set(m.Columns, m.Rows, -1, false)
	c.picture.Set(m.Picture)
	c.Object.Refresh()
}

// Repaint shows the picture that has come.
func (c *Columns) Repaint() { c.picture.Refresh() }

// line is one of our fields and the column it comes from.
func (c *Columns) line(i int, l Line) fyne.CanvasObject {
	source := kit.NewChoiceField("", "", l.Sources, func(code string) {
		if !c.quiet && c.OnSource != nil {
			c.OnSource(i, code)
		}
	})
	source.Fill(l.Source)
	c.fields["map."+l.Key] = source
	name := kit.Body(l.Title).Cutting()
	if l.Source == "" {
		name.Quiet()
	}
	var unit fyne.CanvasObject = kit.Caption("")
	if len(l.Units) > 0 && l.Source != "" {
		choice := kit.NewChoiceField("", "", l.Units, func(code string) {
			if !c.quiet && c.OnUnit != nil {
				c.OnUnit(i, code)
			}
		})
		choice.Fill(l.Unit)
		c.fields["unit."+l.Key] = choice
		unit = choice.Object()
	}
	read := kit.Caption(l.Read).Wrapping()
	if l.Trouble {
		read.Colour = fynetheme.ColorNameError
	}
	return kit.Pad(kit.Sides(0, 3), kit.Cells(12, widths, name, source.Object(), unit, kit.Caption(l.Examples).Cutting(), read))
}

// word is a word of the source that our list does not have, and what it is to mean.
func (c *Columns) word(i int, l Line, w Word) fyne.CanvasObject {
	choice := kit.NewChoiceField("", "", l.Codes, func(code string) {
		if !c.quiet && c.OnWord != nil {
			c.OnWord(i, w.Text, code)
		}
	})
	choice.Fill(w.Code)
	c.fields["word."+l.Key+"."+w.Text] = choice
	return kit.Pad(kit.Sides(0, 2), kit.Cells(12, []float32{186, 214, 0}, kit.Pad(kit.Insets{Left: 14}, kit.Caption(w.Shown).Cutting()), choice.Object(), kit.Caption(w.Count).Cutting()))
}

// Field finds a field of the panel: "map.<field>", "unit.<field>", "word.<field>.<word>", "mapping_name".
func (c *Columns) Field(id string) kit.Field {
	if f, ok := c.fields[id]; ok {
		return f
	}
	return nil
}
