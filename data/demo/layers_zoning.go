package demo

import "fmt"

// urbanZone is what a zone of the local plan allows: codes of the CNIG PLU standard.
type urbanZone struct {
	long, kind, dominant, allowed, conditional, forbidden string
}

// 51 industry, 52 warehouse, 53 office, 31 crafts and shops, 33 wholesale, 21 dwelling, 11 farming.
var urbanZones = map[string]urbanZone{
	"UA":   {"Zone urbaine centrale ancienne", "U", "0100", "21-31-53", "", "51-52"},
	"UB":   {"Zone urbaine d’extension à dominante d’habitat", "U", "0100", "21-31-53", "", "51-52"},
	"UH":   {"Hameaux", "U", "0100", "21", "31-11", "51-52"},
	"1AUh": {"Zone à urbaniser à vocation d’habitat, ouverte", "AUc", "0100", "21-31", "", "51-52"},
	"UX":   {"Zone d’activités économiques", "U", "0200", "31-33-51-52-53", "", "21"},
	"UXi":  {"Zone d’activités industrielles lourdes", "U", "0201", "33-51-52", "53", "21-31"},
	"UXl":  {"Zone d’activités logistiques", "U", "0201", "33-52-53", "51", "21-31"},
	"1AUx": {"Zone à urbaniser à vocation d’activités, ouverte", "AUc", "0201", "33-51-52-53", "31", "21"},
	"A":    {"Zone agricole", "A", "0800", "11", "", "21-51-52-53"},
	"N":    {"Zone naturelle et forestière", "N", "0900", "", "11", "21-51-52-53"},
}

// zoningOrder numbers the zones for dissolving.
var zoningOrder = []string{"UA", "UB", "UH", "1AUh", "UX", "UXi", "UXl", "1AUx", "A", "N"}

// urbanZoning has the columns of zone_urba as the Géoportail de l'urbanisme gives them.
func (c *country) urbanZoning(g *ground) *sheet {
	s := &sheet{g: g}
	number := map[string]int{}
	for i, k := range zoningOrder {
		number[k] = i
	}
	regions := c.ground.Dissolve(func(f int) int {
		x := c.faces[f]
		if x.commune < 0 {
			return -1
		}
		return x.commune*len(zoningOrder) + number[x.plu]
	})
	n := 0
	for _, k := range regions {
		if k.Shell.Area() < 60 {
			continue
		}
		code := zoningOrder[k.Key%len(zoningOrder)]
		z := urbanZones[code]
		n++
		s.area(k.Shell, k.Holes...)
		s.text("lib_idzone", fmt.Sprintf("Z%05d", n), "libelle", code, "libelong", z.long, "typezone", z.kind, "formdomi", z.dominant,
			"destoui", z.allowed, "destcdt", z.conditional, "destnon", z.forbidden, "nomfic", "900000008_reglement_20240926.pdf",
			"idurba", "900000008_PLUi_20240926", "datvalid", "20240926", "insee", c.communes[k.Key/len(zoningOrder)].INSEE)
		s.b.End()
	}
	return s
}
