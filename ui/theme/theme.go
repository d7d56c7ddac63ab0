package theme

import (
	"image/color"

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
	mode Mode
	text float32 // size of texts, 1 as they are
	base fyne.Theme
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme of a mode.
func New(mode Mode) *Theme { return &Theme{mode: mode, text: 1, base: fynetheme.DefaultTheme()} }

// Sized makes texts larger by a factor, where it is above 1.
func (t *Theme) Sized(factor float32) *Theme {
	t.text = max(1, factor)
	return t
}

// Mode is what the theme was made with.
func (t *Theme) Mode() Mode { return t.mode }

// Variant is the edition in force when the system prefers the given one.
func (t *Theme) Variant(system fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.mode {
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

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

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
		return TextCaption * t.text
	case fynetheme.SizeNameText:
		return TextBody * t.text
	case fynetheme.SizeNameSubHeadingText:
		return TextLead * t.text
	case fynetheme.SizeNameHeadingText:
		return TextTitle * t.text
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
	case fynetheme.SizeNameDialogRadius, fynetheme.SizeNameCardRadius:
		return 8
	}
	return t.base.Size(name)
}
