package demo

import (
	"encoding/json"
	"fmt"

	"emprise/assets"
	"emprise/data"
)

// recipe is what assets/recipe says, as it is written there; positions are local metres.
type recipe struct {
	Territory   data.Territory     `json:"territory"`
	Centre      [2]float64         `json:"centre"` // lon, lat
	Date        string             `json:"date"`   // the day on which the territory is shown
	Communes    []communeRecipe    `json:"communes"`
	Extent      [4]float64         `json:"extent"`     // x and y of two corners: what is drawn
	Neighbours  [][2]float64       `json:"neighbours"` // villages around the territory
	Zones       []zoneRecipe       `json:"zones"`
	Brownfields []brownfieldRecipe `json:"brownfields"`
	Substation  substationRecipe   `json:"substation"`
	PowerLines  []lineRecipe       `json:"power_lines"` // through "0, 0", which stands for the substation
	River       lineRecipe         `json:"river"`
	Streams     []lineRecipe       `json:"streams"`
	Motorway    lineRecipe         `json:"motorway"`
	Railway     lineRecipe         `json:"railway"`
	Interchange []interchangeSpec  `json:"interchanges"`
	Forests     []forestRecipe     `json:"forests"`

	companies []data.Company
	needs     []data.Need
	projects  []projectRecipe
	dealings  dealings
}

type communeRecipe struct {
	INSEE string  `json:"insee"`
	Name  string  `json:"name"`
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Size  string  `json:"size"` // town, bourg or village
}

type substationRecipe struct {
	siteRecipe
	Name string `json:"name"`
}

// lineRecipe is a named line through knots.
type lineRecipe struct {
	Name string       `json:"name"`
	Axis [][2]float64 `json:"axis"`
}

type interchangeSpec struct {
	Name   string  `json:"name"`
	Number string  `json:"number"`
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Form   string  `json:"form"` // diamond or cloverleaf
}

type forestRecipe struct {
	Name string  `json:"name"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	R    float64 `json:"r"`
}

// siteRecipe is how a zone or a brownfield lies along the road nearest to (X, Y).
type siteRecipe struct {
	X        float64 `json:"x"`
	Y        float64 `json:"y"`
	Length   float64 `json:"length"`   // along the road
	Depth    float64 `json:"depth"`    // away from it
	Back     string  `json:"back"`     // "rail" or "motorway": it reaches as far as that
	Template string  `json:"template"` // of its streets: comb, loop, spine; none for a single lot
	Lot      float64 `json:"lot"`      // usual area of a lot, m²
}

type zoneRecipe struct {
	siteRecipe

	Key      string         `json:"key"`
	Name     string         `json:"name"`
	INSEE    string         `json:"insee"`
	Vocation data.Vocation  `json:"vocation"`
	Statuses string         `json:"statuses"` // one letter a plot, largest plot first: see statusOf
	Vacant   []int          `json:"vacant"`   // ranks of plots with an empty building
	Price    float64        `json:"price"`
	Power    float64        `json:"power"`
	Water    float64        `json:"water"`
	Regime   string         `json:"regime"`
	PLU      string         `json:"plu"`
	Serviced data.Servicing `json:"serviced"`
	Fibre    data.Answer    `json:"fibre"`
	Owner    data.Owner     `json:"owner"`
	Rail     bool           `json:"rail"`
}

type brownfieldRecipe struct {
	siteRecipe
	Key      string   `json:"key"`
	Name     string   `json:"name"`
	INSEE    string   `json:"insee"`
	Status   string   `json:"status"`
	Building float64  `json:"building"`
	Price    *float64 `json:"price"`
}

// projectRecipe ties a project to plots by zone key and rank ("5/2": the second largest of zone 5) and to zones by key.
type projectRecipe struct {
	data.Project
	On    []string `json:"at"`
	Zones []int    `json:"zones"`
}

// loadRecipe reads the embedded recipe; a mistake in it is ours, so it panics.
func loadRecipe() *recipe {
	var r recipe
	for name, into := range map[string]any{
		"territory": &r, "companies": &r.companies, "needs": &r.needs, "projects": &r.projects, "dealings": &r.dealings,
	} {
		text, err := assets.Recipe.ReadFile("recipe/" + name + ".json")
		if err == nil {
			err = json.Unmarshal(text, into)
		}
		if err != nil {
			panic(fmt.Sprintf("demo: read recipe %s: %v", name, err))
		}
	}
	return &r
}

// statusOf reads the letter of a status in the recipe.
func statusOf(letter byte) data.Status {
	switch letter {
	case 'F':
		return data.StatusForSale
	case 'L':
		return data.StatusForSaleLimited
	case 'O':
		return data.StatusOption
	case 'R':
		return data.StatusReservedByBoard
	case 'S':
		return data.StatusSold
	case 'N':
		return data.StatusNotForSale
	case 'U':
		return data.StatusUnsaleable
	}
	panic("demo: unknown status letter " + string(letter))
}
