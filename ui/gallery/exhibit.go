package gallery

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"emprise/assets/locale"
	"emprise/ui/kit"
	"emprise/ui/theme"
)

// The states in which a panel is shown. A panel has those that it can be in; every one is shown full and with long texts.
const (
	Empty   = "empty"
	Loading = "loading"
	Full    = "full"
	Error   = "error"
	Long    = "long"
)

// Exhibit is one panel in one state.
type Exhibit struct {
	Panel string // its package
	State string
	Size  fyne.Size
	Make  func(Room) fyne.CanvasObject
	Over  func(Room, fyne.Canvas) // opens what stands over a canvas, in place of Make
}

// Room is what a panel is made with.
type Room struct {
	Loc  *locale.Locale
	Tips *kit.Tips
}

// The places of the window, in Fyne units, as they are when it is 1280 by 800.
var (
	side   = fyne.NewSize(330, 640)
	left   = fyne.NewSize(270, 640)
	drawer = fyne.NewSize(1280, 280)
)

// All lists what there is to show, by panel.
func All() []Exhibit {
	all := slices.Concat(
		bars(), lists(), drawers(), reports(), landForms(), layerForms(), projectForms(), figures(), dealings(), boards(), registers(), newcomers(), sharing(), contests(), ties(), dealt(), landRegisters(),
		allocations(), pages(), over(),
	)
	slices.SortStableFunc(all, func(a, b Exhibit) int { return cmp.Compare(a.Panel, b.Panel) })
	return all
}

// Open shows an exhibit in a window of its own, in a theme.
func (e Exhibit) Open(app fyne.App, lang string, mode theme.Mode) fyne.Window {
	if t, ok := app.Settings().Theme().(*theme.Theme); !ok || t.Mode() != mode {
		app.Settings().SetTheme(theme.New(mode)) // fonts and icons are read anew
	}
	w := app.NewWindow(e.Panel)
	w.SetPadded(false)
	room := Room{Loc: locale.New(lang), Tips: kit.NewTips()}
	content := kit.Space(e.Size.Width, e.Size.Height)
	if e.Make != nil {
		content = e.Make(room)
	}
	w.SetContent(kit.Stack(content, room.Tips.Layer))
	w.Resize(e.Size)
	if e.Over != nil {
		e.Over(room, w.Canvas())
	}
	return w
}

func exhibit(panel, state string, size fyne.Size, build func(Room) fyne.CanvasObject) Exhibit {
	return Exhibit{Panel: panel, State: state, Size: size, Make: build}
}
