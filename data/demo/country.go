package demo

import "emprise/data/demo/plan"

// What lies along a side of a face or of a parcel.
const (
	tagPlain plan.Tag = iota
	tagLimit
	tagEnvelope
	tagMotorway
	tagMain
	tagRoad
	tagLane
	tagStreet
	tagTrack
	tagRail
	tagRiver
	tagStream
	tagSite
	tagInterchange
)

// frontage says whether a lot can be entered across such a side.
func frontage(t plan.Tag) bool {
	return t == tagMain || t == tagRoad || t == tagLane || t == tagStreet
}

// Half widths in metres of the land that each line takes, verges and ditches included.
const (
	halfMotorway = 26
	halfMain     = 6
	halfRoad     = 5
	halfLane     = 3.5
	halfStreet   = 4.5
	halfZone     = 7 // street of a zone, for lorries
	halfTrack    = 2.2
	halfRail     = 9
	halfSiding   = 24
	halfStream   = 2
)

// country is the drawing: curves and rings first, then what grows between them. All positions are local metres.
type country struct {
	recipe *recipe
	seed   uint64

	river    plan.Curve
	width    func(s float64) float64 // of the river
	streams  []plan.Curve
	motorway plan.Curve
	railway  plan.Curve

	communes     []commune
	limits       []plan.Curve // between communes, and between them and the world outside
	roads        []road
	roundabouts  [][]plan.Point
	interchanges []interchange
	hamlets      []hamlet
	valley       valley
	estates      []site // zones, then brownfields

	network  plan.Network
	ground   *plan.Arrangement
	faces    []face
	parcels  []parcel
	tracks   []track
	ponds    []plan.Poly
	riparian []plan.Poly
	houses   []building
}

// commune is one of the twenty, with its village.
type commune struct {
	communeRecipe
	centre   plan.Point
	radius   float64 // of the built-up area, about
	place    []plan.Point
	core     []plan.Point // the old town; nil for villages
	envelope []plan.Point
	bearings []float64 // of the roads that arrive
	rim      bool      // it borders on the world outside
}

// road is a public way.
type road struct {
	curve plan.Curve
	tag   plan.Tag
	name  string
	from  int // commune, −1 none
	to    int
}

// interchange joins the motorway and a road.
type interchange struct {
	interchangeSpec
	at       plan.Point
	along    plan.Point // of the motorway
	cross    plan.Point // of the road
	ring     []plan.Point
	ramps    [][]plan.Point
	onMotor  float64
	roadName string
}

type hamlet struct {
	centre plan.Point
	along  float64 // bearing of its road
	ring   []plan.Point
}

// site is a zone or a brownfield: a ring along a road.
type site struct {
	siteRecipe
	zone             bool
	ring             []plan.Point
	streets          [][]plan.Point
	sidings          [][]plan.Point
	lots             []plan.Poly // offered, largest first
	railFrom, railTo float64     // along the railway, where it reaches the site
}

// use is what a face is for.
type use uint8

const (
	useNone use = iota // public land: no parcels
	useCore
	useTown
	useFuture // to be built
	useHamlet
	useSite
	useField
)

type face struct {
	use     use
	commune int
	site    int // index in estates, −1 none
	plu     string
	forest  bool
	valley  bool
}

// parcel is a piece of land.
type parcel struct {
	shape   plan.Poly
	face    int
	commune int
	use     use
	site    int // index in estates
	lot     int // number of the lot in the site, −1 none
	wood    bool
	section string
	number  int
	built   float64 // m² of ground under buildings
}

// track is a way made while dividing land.
type track struct {
	points []plan.Point
	street bool
}

// building is what stands on the ground; kind is the nature in the BD TOPO.
type building struct {
	shape   plan.Poly
	kind    string
	light   bool
	commune int
}

func pt(x, y float64) plan.Point { return plan.Point{X: x, Y: y} }

func knots(axis [][2]float64) []plan.Point {
	out := make([]plan.Point, len(axis))
	for i, p := range axis {
		out[i] = pt(p[0], p[1])
	}
	return out
}
