package about

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emprise/assets/locale"
	"emprise/ui/kit"
)

// Model is what is shown.
type Model struct {
	Title, Detail string
	Sections      []Section
}

// Section is a few lines under a title.
type Section struct {
	Title string
	Text  string
	Lines []Line
}

// Line is a name with its version, and what it stands under.
type Line struct{ Name, Licence string }

// Sheet is open from Show until it is left.
type Sheet struct{ pop *widget.PopUp }

// Size of the sheet, where the window has room for it.
const width, height = 640, 560

// Show opens the sheet over a canvas.
func Show(loc *locale.Locale, c fyne.Canvas, m Model) *Sheet {
	s := &Sheet{}
	body := kit.Column(18)
	for _, part := range m.Sections {
		title := kit.Body(part.Title).Wrapping()
		title.Bold = true
		column := kit.Column(5, title, kit.Hairline())
		if part.Text != "" {
			column.Add(kit.Body(part.Text).Wrapping())
		}
		for _, l := range part.Lines {
			column.Add(kit.Row(10, kit.Grow(kit.Body(l.Name).Cutting()), kit.Caption(l.Licence)))
		}
		body.Add(column)
	}
	page := kit.NewPage(kit.Pad(kit.Insets{Left: 16, Top: 14, Right: 16, Bottom: 20}, body))
	head := kit.Head(m.Title, m.Detail, loc.T("op.leave"), nil, s.Leave)
	s.pop = widget.NewModalPopUp(kit.On(fynetheme.ColorNameBackground, kit.Frame(head, nil, page)), c)
	s.pop.Resize(fyne.NewSize(min(width, c.Size().Width-40), min(height, c.Size().Height-40)))
	s.pop.Show()
	return s
}

// Open says whether the sheet is still there.
func (s *Sheet) Open() bool { return s.pop.Visible() }

// Leave closes the sheet.
func (s *Sheet) Leave() { s.pop.Hide() }
