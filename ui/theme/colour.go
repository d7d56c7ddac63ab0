package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The colours that Fyne has no name for.
const (
	Muted      fyne.ThemeColorName = "emprise.muted"      // second-rank text
	Well       fyne.ThemeColorName = "emprise.well"       // a field slightly sunk into the chrome
	AccentSoft fyne.ThemeColorName = "emprise.accentSoft" // ground of what is chosen
	Bar        fyne.ThemeColorName = "emprise.bar"        // ground of toolbar and status bar
	Paper      fyne.ThemeColorName = "emprise.paper"      // the map before it is painted, the same in both editions
	Tip        fyne.ThemeColorName = "emprise.tip"        // ground of a tip
	OnTip      fyne.ThemeColorName = "emprise.onTip"      // ink of a tip
	Caution    fyne.ThemeColorName = "emprise.caution"    // ink of a caution
	FitsSoft   fyne.ThemeColorName = "emprise.fitsSoft"   // ground of an answer that fits
	CheckSoft  fyne.ThemeColorName = "emprise.checkSoft"  // ground of an answer that is left to check
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

func rgba(v uint32, alpha uint8) color.NRGBA {
	c := rgb(v)
	c.A = alpha
	return c
}

// edition is the ink and paper of one variant.
type edition map[fyne.ThemeColorName]color.NRGBA

var light = edition{
	fynetheme.ColorNameBackground:          rgb(0xFCFBF9),
	fynetheme.ColorNameButton:              rgb(0xF0EDE7),
	fynetheme.ColorNameDisabledButton:      rgb(0xF3F1EC),
	fynetheme.ColorNameDisabled:            rgb(0xA6A39C),
	fynetheme.ColorNameError:               rgb(0xB3401A),
	fynetheme.ColorNameFocus:               rgba(0x1C5D7A, 0x38),
	fynetheme.ColorNameForeground:          rgb(0x23282C),
	fynetheme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
	fynetheme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
	fynetheme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
	fynetheme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
	fynetheme.ColorNameHeaderBackground:    rgb(0xF4F1EB),
	fynetheme.ColorNameHover:               rgba(0x3A2F1A, 0x12),
	fynetheme.ColorNameHyperlink:           rgb(0x1C5D7A),
	fynetheme.ColorNameInputBackground:     rgb(0xFFFFFF),
	fynetheme.ColorNameInputBorder:         rgb(0x8A8478),
	fynetheme.ColorNameMenuBackground:      rgb(0xFFFFFF),
	fynetheme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
	fynetheme.ColorNamePlaceHolder:         rgb(0x757269),
	fynetheme.ColorNamePressed:             rgba(0x3A2F1A, 0x22),
	fynetheme.ColorNamePrimary:             rgb(0x1C5D7A),
	fynetheme.ColorNameScrollBar:           rgba(0x3A2F1A, 0x88),
	fynetheme.ColorNameScrollBarBackground: rgba(0x3A2F1A, 0x0A),
	fynetheme.ColorNameSelection:           rgba(0x1C5D7A, 0x26),
	fynetheme.ColorNameSeparator:           rgb(0xE4DFD6),
	fynetheme.ColorNameShadow:              rgba(0x000000, 0x2E),
	fynetheme.ColorNameSuccess:             rgb(0x00795A),
	fynetheme.ColorNameWarning:             rgb(0x9A6700),
	Muted:                                  rgb(0x616260),
	Well:                                   rgb(0xF4F1EB),
	AccentSoft:                             rgb(0xE3ECF0),
	Bar:                                    rgb(0xF8F6F2),
	Paper:                                  rgb(0xF7F5F0),
	Tip:                                    rgb(0x2A3034),
	OnTip:                                  rgb(0xF7F5F0),
	Caution:                                rgb(0x8A5A00),
	FitsSoft:                               rgb(0xC9E1F1),
	CheckSoft:                              rgb(0xF6EFA6),
}

var dark = edition{
	fynetheme.ColorNameBackground:          rgb(0x1E2225),
	fynetheme.ColorNameButton:              rgb(0x2D3338),
	fynetheme.ColorNameDisabledButton:      rgb(0x262B2F),
	fynetheme.ColorNameDisabled:            rgb(0x666C70),
	fynetheme.ColorNameError:               rgb(0xF08A5D),
	fynetheme.ColorNameFocus:               rgba(0x6FB6D6, 0x40),
	fynetheme.ColorNameForeground:          rgb(0xE8E6E1),
	fynetheme.ColorNameForegroundOnError:   rgb(0x1E2225),
	fynetheme.ColorNameForegroundOnPrimary: rgb(0x10191E),
	fynetheme.ColorNameForegroundOnSuccess: rgb(0x10191E),
	fynetheme.ColorNameForegroundOnWarning: rgb(0x10191E),
	fynetheme.ColorNameHeaderBackground:    rgb(0x252A2E),
	fynetheme.ColorNameHover:               rgba(0xFFFFFF, 0x12),
	fynetheme.ColorNameHyperlink:           rgb(0x6FB6D6),
	fynetheme.ColorNameInputBackground:     rgb(0x171A1D),
	fynetheme.ColorNameInputBorder:         rgb(0x7A8287),
	fynetheme.ColorNameMenuBackground:      rgb(0x272D31),
	fynetheme.ColorNameOverlayBackground:   rgb(0x272D31),
	fynetheme.ColorNamePlaceHolder:         rgb(0x868C90),
	fynetheme.ColorNamePressed:             rgba(0xFFFFFF, 0x22),
	fynetheme.ColorNamePrimary:             rgb(0x6FB6D6),
	fynetheme.ColorNameScrollBar:           rgba(0xFFFFFF, 0x60),
	fynetheme.ColorNameScrollBarBackground: rgba(0xFFFFFF, 0x0A),
	fynetheme.ColorNameSelection:           rgba(0x6FB6D6, 0x30),
	fynetheme.ColorNameSeparator:           rgb(0x343A3E),
	fynetheme.ColorNameShadow:              rgba(0x000000, 0x70),
	fynetheme.ColorNameSuccess:             rgb(0x5CC9A7),
	fynetheme.ColorNameWarning:             rgb(0xE6B84C),
	Muted:                                  rgb(0xA5ABAD),
	Well:                                   rgb(0x191C1F),
	AccentSoft:                             rgb(0x25383F),
	Bar:                                    rgb(0x1A1D20),
	Paper:                                  rgb(0xF7F5F0),
	Tip:                                    rgb(0xEDEAE3),
	OnTip:                                  rgb(0x23282C),
	Caution:                                rgb(0xE6B84C),
	FitsSoft:                               rgb(0x123F5C),
	CheckSoft:                              rgb(0x5A5310),
}
