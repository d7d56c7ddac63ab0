package kml

// Sort is what a Shape is made of.
type Sort uint8

// The sorts.
const (
	Point Sort = iota
	Line
	Polygon
)

// Shape is a part of a placemark.
type Shape struct {
	Sort  Sort
	Rings [][]float64 // lon, lat; of a polygon, the outer boundary first
}

// Field is an attribute, as text.
type Field struct{ Name, Value string }

// Placemark is a feature of the document.
type Placemark struct {
	ID     string
	Fields []Field // name, description, when, folder, then extended data
	Shapes []Shape
	Tall   bool   // had heights
	Fault  string // what could not be read of its coordinates
}

func (p *Placemark) set(name, value string) {
	if value != "" {
		p.Fields = append(p.Fields, Field{name, value})
	}
}
