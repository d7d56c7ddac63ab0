package theme

import (
	"image/color"
	"math"
	"sync/atomic"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says which edition the user wants.
type Mode string

// The modes; the zero value follows the system.
const (
	System Mode = ""
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Theme is the look of the program.
type Theme struct {
	mode atomic.Value // a Mode
	base fyne.Theme
	text atomic.Uint32 // bits of the size of texts, 1 as they are
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme of a mode.
func New(mode Mode) *Theme {
	t := &Theme{base: fynetheme.DefaultTheme()}
	return t.Dressed(mode).Sized(1)
}

// Dressed turns to a mode. What is drawn already has to be told.
func (t *Theme) Dressed(mode Mode) *Theme {
	t.mode.Store(mode)
	return t
}

// Sized makes texts larger by a factor, where it is above 1. What is drawn already has to be told.
func (t *Theme) Sized(factor float32) *Theme {
	t.text.Store(math.Float32bits(max(1, factor)))
	return t
}

// Text is the factor by which texts are larger, at least 1.
func (t *Theme) Text() float32 { return math.Float32frombits(t.text.Load()) }

// Mode is the one in force.
func (t *Theme) Mode() Mode { return t.mode.Load().(Mode) }

// Variant is the edition in force when the system prefers the given one.
func (t *Theme) Variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.Mode() {
	case Light:
		return fynetheme.VariantLight
	case Dark:
		return fynetheme.VariantDark
	}
	return system
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	variant := t.Variant(system)
	inks := light
	if variant == fynetheme.VariantDark {
		inks = dark
	}
	if c, ok := inks[name]; ok {
		return c
	}
	return t.base.Color(name, variant)
}

// Font implements fyne.Theme: Noto Sans, which Fyne carries.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return t.base.Font(style) }

// Icon implements fyne.Theme. The arrow of a choice has its ink already: Fyne's is coloured anew, twice, for every choice that is made.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if name == fynetheme.IconNameArrowDropDown {
		return Icon("chevron-down", fynetheme.Color(fynetheme.ColorNameForeground))
	}
	return t.base.Icon(name)
}

// The four text sizes, in Fyne units.
const (
	TextCaption = 11
	TextBody    = 13
	TextLead    = 15
	TextTitle   = 21
)

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameCaptionText:
		return TextCaption * t.Text()
	case fynetheme.SizeNameText:
		return TextBody * t.Text()
	case fynetheme.SizeNameSubHeadingText:
		return TextLead * t.Text()
	case fynetheme.SizeNameHeadingText:
		return TextTitle * t.Text()
	case fynetheme.SizeNamePadding:
		return 4
	case fynetheme.SizeNameInnerPadding:
		return 7
	case fynetheme.SizeNameInlineIcon:
		return 18
	case fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameInputBorder:
		return 1
	case fynetheme.SizeNameScrollBar:
		return 10
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius, fynetheme.SizeNameButtonRadius,
		fynetheme.SizeNameMenuRadius, fynetheme.SizeNamePopupRadius:
		return 5
	case fynetheme.SizeNameModalBlurRadius: // the shade tells what is behind: to blur it is done anew for each frame, in a second where no card does it
		return 0
	case fynetheme.SizeNameDialogRadius, fynetheme.SizeNameCardRadius:
		return 8
	}
	return t.base.Size(name)
}
