package standard

import (
	"slices"
	"strings"

	"emprise/data"
)

// Delivery is the set of tables in which a standard is delivered, as its publisher gives them to be filled. It is read from
// deliveries/ and never changes.
type Delivery struct {
	ID     string          `json:"id"`
	Tables []DeliveryTable `json:"tables"`
}

// DeliveryTable is one table of a delivery, and how our nouns fill it.
type DeliveryTable struct {
	Name     string           `json:"name"`
	Title    string           `json:"title"`
	Noun     data.Kind        `json:"noun"` // whose rows fill it, "" when none do
	Standard string           `json:"standard"`
	Geometry string           `json:"geometry"` // MULTIPOLYGON, POLYGON, MULTIPOINT, POINT
	Columns  []DeliveryColumn `json:"columns"`
	Only     *Condition       `json:"only,omitempty"` // of our rows, by one of our fields
}

// DeliveryColumn is a column of a delivery's table.
type DeliveryColumn struct {
	Name    string            `json:"name"`
	Type    string            `json:"type"`              // as SQL declares it: TEXT(14), REAL, MEDIUMINT
	From    string            `json:"from,omitempty"`    // our field
	Unit    Unit              `json:"unit,omitempty"`    // of the delivery's numbers
	Words   string            `json:"words,omitempty"`   // the list by which its words are read
	Say     map[string]string `json:"say,omitempty"`     // our codes in its words
	Unknown string            `json:"unknown,omitempty"` // what it wants written where nothing is known
	Must    bool              `json:"must,omitempty"`    // a row that lacks it is not valid, and is left out
}

// DeliveryByID finds a delivery.
func DeliveryByID(id string) (Delivery, bool) {
	i := slices.IndexFunc(library.deliveries, func(t Delivery) bool { return t.ID == id })
	if i < 0 {
		return Delivery{}, false
	}
	return library.deliveries[i], true
}

// Deliveries lists the IDs of the deliveries.
func Deliveries() []string {
	ids := make([]string, len(library.deliveries))
	for i, t := range library.deliveries {
		ids[i] = t.ID
	}
	return ids
}

// text says whether the column holds text.
func (c DeliveryColumn) text() bool { return strings.HasPrefix(c.Type, "TEXT") }

// say gives the delivery's word for one of our codes. The source's own word is kept where it means the same, and where
// our lists have no code for it.
func (c DeliveryColumn) say(code, own string) string {
	meant := library.words[c.Words][fold(own)]
	switch {
	case code == "" && own != "" && meant == "":
		return own
	case code == "":
		return c.Unknown
	case meant == code:
		return own
	}
	if word, ok := c.Say[code]; ok {
		return word
	}
	return code
}
