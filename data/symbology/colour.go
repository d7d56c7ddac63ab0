package symbology

import (
	"emprise/geo/render"
	"emprise/geo/style"
)

// The colours of the ground.
var (
	water     = style.Hex("#BCD8E5")
	waterLine = style.Hex("#9CC3D6")
	wood      = style.Hex("#DDE6CF")
	woodLine  = style.Hex("#CBD8B8")
	builtUp   = style.Hex("#EAE5DC")
	building  = style.Hex("#D8CFC2")
	wall      = style.Hex("#BFB3A2")
	white     = style.Hex("#FFFFFF")
	casing    = style.Hex("#CFC8BC")
	motorway  = style.Hex("#E3B778")
	motorEdge = style.Hex("#C29350")
	mainRoad  = style.Hex("#FBF0D2")
	mainEdge  = style.Hex("#C9B994")
	track     = style.Hex("#CDC2AF")
	rail      = style.Hex("#6B6B6B")
	parcel    = style.Hex("#B8B1A4")
	limit     = style.Hex("#8D8579")
	power     = style.Hex("#6A5A8C")
	ink       = style.Hex("#4A443B")
)

// The colours that speak.
var (
	green      = style.Hex("#009E73") // for sale
	orange     = style.Hex("#E69F00") // reserved
	grey       = style.Hex("#8A8A8A") // sold
	paleGrey   = style.Hex("#C9C9C9") // not for sale
	pink       = style.Hex("#CC79A7") // brownfield
	blue       = style.Hex("#0072B2") // fits
	yellow     = style.Hex("#F0E442") // to be checked
	vermilion  = style.Hex("#D55E00") // does not fit
	recruit    = style.Hex("#3B4CA8")
	innovate   = style.Hex("#8E3B8C")
	decarbon   = style.Hex("#3D9C82")
	floodBlue  = style.Hex("#4A90C2")
	floodRed   = style.Hex("#C8503C")
	protection = style.Hex("#5E9A4B")
)

// Accent outlines the zones and whatever is ours in the window.
var Accent = style.Hex("#1C5D7A")

// Paper is what the map is drawn on.
func Paper() style.RGBA { return render.PaperColour }

func halo(width float64) (style.RGBA, float64) { return style.Faded(style.Hex("#FBFAF6"), 0.88), width }
