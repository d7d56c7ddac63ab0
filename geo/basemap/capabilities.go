package basemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"emprise/geo"
)

// mostCapabilities bounds the description of a service: that of the Géoplateforme takes some four megabytes.
const mostCapabilities = 24 << 20

// Offer is a layer of a service that can be shown.
type Offer struct {
	ID     string // as the service calls it
	Source Source // complete but for the licence
}

// What of a WMTS capabilities document is read (OGC 07-057r7, section 7.1).
type capabilities struct {
	XMLName   xml.Name
	Provider  string         `xml:"ServiceProvider>ProviderName"`
	Service   string         `xml:"ServiceIdentification>Title"`
	Operation []operation    `xml:"OperationsMetadata>Operation"`
	Layers    []offeredLayer `xml:"Contents>Layer"`
	Sets      []matrixSet    `xml:"Contents>TileMatrixSet"`
}

type operation struct {
	Name string `xml:"name,attr"`
	Get  []struct {
		Href     string   `xml:"href,attr"`
		Encoding []string `xml:"Constraint>AllowedValues>Value"`
	} `xml:"DCP>HTTP>Get"`
}

type offeredLayer struct {
	Title   string   `xml:"Title"`
	ID      string   `xml:"Identifier"`
	Formats []string `xml:"Format"`
	Styles  []struct {
		Default string `xml:"isDefault,attr"`
		ID      string `xml:"Identifier"`
	} `xml:"Style"`
	Lower string `xml:"WGS84BoundingBox>LowerCorner"`
	Upper string `xml:"WGS84BoundingBox>UpperCorner"`
	Links []struct {
		Set    string `xml:"TileMatrixSet"`
		Limits []struct {
			Matrix string `xml:"TileMatrix"`
		} `xml:"TileMatrixSetLimits>TileMatrixLimits"`
	} `xml:"TileMatrixSetLink"`
	Resources []struct {
		Type     string `xml:"resourceType,attr"`
		Format   string `xml:"format,attr"`
		Template string `xml:"template,attr"`
	} `xml:"ResourceURL"`
}

type matrixSet struct {
	ID       string `xml:"Identifier"`
	CRS      string `xml:"SupportedCRS"`
	Matrices []struct {
		ID     string  `xml:"Identifier"`
		Scale  float64 `xml:"ScaleDenominator"`
		Corner string  `xml:"TopLeftCorner"`
		Width  int     `xml:"TileWidth"`
		Height int     `xml:"TileHeight"`
	} `xml:"TileMatrix"`
}

// ParseCapabilities reads the description of a WMTS service and lists the layers that can be shown: those in Web Mercator
// whose tiles are pictures on the usual grid. address is where it was found. The error is a *Problem.
func ParseCapabilities(document []byte, address string) ([]Offer, error) {
	if p := notPicture(document, ""); p != nil && (p.Reason == WebPage || p.Reason == ServiceError) {
		return nil, p
	}
	var c capabilities
	d := xml.NewDecoder(io.LimitReader(bytes.NewReader(document), mostCapabilities))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // names are all that could suffer
	if err := d.Decode(&c); err != nil {
		return nil, &Problem{Reason: NotCapabilities, Err: err}
	}
	if c.XMLName.Local != "Capabilities" {
		return nil, &Problem{Reason: NotCapabilities, Detail: "<" + shortened(c.XMLName.Local, 40) + ">"}
	}
	grids := map[string]grid{}
	for _, s := range c.Sets {
		if g, ok := s.grid(); ok {
			grids[s.ID] = g
		}
	}
	var offers []Offer
	for i := range c.Layers {
		if o, ok := c.offer(&c.Layers[i], grids, address); ok {
			offers = append(offers, o)
		}
	}
	if len(offers) == 0 {
		return nil, &Problem{Reason: NoUsableLayer, Detail: strconv.Itoa(len(c.Layers))}
	}
	return offers, nil
}

// grid is a matrix set on the usual grid of Web Mercator.
type grid struct {
	zooms    []string // names by zoom; "" where there is none
	size     int
	min, max int
}

// grid says how the set counts its zooms; ok is false when its tiles are not those of the usual grid.
func (s matrixSet) grid() (g grid, ok bool) {
	crs := strings.ToUpper(s.CRS)
	if !slices.ContainsFunc([]string{"3857", "900913", "3785", "102100", "102113"}, func(code string) bool { return strings.HasSuffix(crs, ":"+code) }) {
		return grid{}, false
	}
	g.zooms, g.min = make([]string, maxZoom+1), maxZoom+1
	for _, m := range s.Matrices {
		if m.Width != m.Height || m.Width != 256 && m.Width != 512 || g.size != 0 && g.size != m.Width || !worldCorner(m.Corner) {
			continue
		}
		const pixel = 0.00028 // metres, by which the standard turns a scale into a resolution
		zoom := math.Log2(2 * geo.MercatorHalfWorld / float64(m.Width) / (m.Scale * pixel))
		z := int(math.Round(zoom))
		if !(math.Abs(zoom-float64(z)) < 0.002) || z < 0 || z > maxZoom || g.zooms[z] != "" || m.ID == "" || len(m.ID) > 100 {
			continue
		}
		g.size, g.zooms[z] = m.Width, m.ID
		g.min, g.max = min(g.min, z), max(g.max, z)
	}
	for z := g.min; z < g.max; z++ {
		if g.zooms[z] == "" {
			g.max = z - 1 // a gap: what lies beyond it is left out
		}
	}
	return g, g.min <= g.max
}

// worldCorner says whether a grid begins at the north-west corner of the square world.
func worldCorner(s string) bool {
	x, y, ok := pair(s)
	const near = 20.0 // metres: some services round
	return ok && math.Abs(x+geo.MercatorHalfWorld) < near && math.Abs(y-geo.MercatorHalfWorld) < near
}

func pair(s string) (x, y float64, ok bool) {
	f := strings.Fields(s)
	if len(f) != 2 {
		return 0, 0, false
	}
	x, err1 := strconv.ParseFloat(f[0], 64)
	y, err2 := strconv.ParseFloat(f[1], 64)
	return x, y, errors.Join(err1, err2) == nil
}

func (c *capabilities) offer(l *offeredLayer, grids map[string]grid, address string) (Offer, bool) {
	format := ""
	for _, f := range []string{"image/jpeg", "image/png", "image/webp", "image/gif"} { // photographs first: their layers often offer both
		if slices.ContainsFunc(l.Formats, func(have string) bool { return strings.HasPrefix(strings.ToLower(have), f) }) {
			format = f
			break
		}
	}
	if format == "" || l.ID == "" {
		return Offer{}, false
	}
	style := ""
	for i, s := range l.Styles {
		if i == 0 || s.Default == "true" || s.Default == "1" {
			style = s.ID
		}
	}
	for _, link := range l.Links {
		g, ok := grids[link.Set]
		if !ok {
			continue
		}
		lowest, highest := g.min, g.max
		if len(link.Limits) > 0 {
			lowest, highest = maxZoom+1, -1
			for _, m := range link.Limits {
				if z := slices.Index(g.zooms, m.Matrix); z >= g.min && z <= g.max {
					lowest, highest = min(lowest, z), max(highest, z)
				}
			}
			if lowest > highest {
				continue
			}
		}
		template := c.template(l, link.Set, style, format, address)
		if _, err := ParseTemplate(template); err != nil {
			continue
		}
		title := strings.TrimSpace(l.Title)
		if title == "" {
			title = l.ID
		}
		s := Source{
			ID: CustomID(template), Name: shortened(title, 120), Attribution: shortened(strings.TrimSpace(c.Provider), 120), Template: template,
			MinZoom: lowest, MaxZoom: highest, TileSize: g.size, Lettered: format != "image/jpeg", Bound: boundOf(l.Lower, l.Upper),
		}
		for z, name := range g.zooms {
			if name != "" && name != strconv.Itoa(z) {
				s.Zooms = g.zooms[:g.max+1]
			}
		}
		return Offer{ID: l.ID, Source: s}, true
	}
	return Offer{}, false
}

func boundOf(lower, upper string) *Bound {
	west, south, ok1 := pair(lower)
	east, north, ok2 := pair(upper)
	if !ok1 || !ok2 || !(west < east && south < north) || west < -181 || east > 181 || south < -91 || north > 91 {
		return nil
	}
	return &Bound{west, south, east, north}
}

// template is the address of the tiles of a layer: by its resources, else by key and value.
func (c *capabilities) template(l *offeredLayer, set, style, format, address string) string {
	fixed := strings.NewReplacer("{TileMatrixSet}", url.PathEscape(set), "{Style}", url.PathEscape(style), "{style}", url.PathEscape(style),
		"{Layer}", url.PathEscape(l.ID))
	for _, r := range l.Resources {
		if r.Type == "tile" && strings.HasPrefix(strings.ToLower(r.Format), format) {
			return absolute(fixed.Replace(r.Template), address)
		}
	}
	base := address
	for _, o := range c.Operation {
		for _, g := range o.Get {
			if o.Name == "GetTile" && g.Href != "" && (len(g.Encoding) == 0 || slices.Contains(g.Encoding, "KVP")) {
				base = absolute(g.Href, address)
			}
		}
	}
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	// What an address holds beside the question itself, such as a key, is kept.
	query := u.Query()
	for name := range query {
		switch strings.ToLower(name) {
		case "service", "request", "version", "acceptversions", "layer", "style", "format", "tilematrixset", "tilematrix", "tilerow", "tilecol":
			query.Del(name)
		}
	}
	for name, value := range map[string]string{
		"SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": l.ID, "STYLE": style, "FORMAT": format, "TILEMATRIXSET": set,
	} {
		query.Set(name, value)
	}
	u.Fragment = ""
	u.RawQuery = query.Encode() + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
	s := u.Scheme + "://" + u.Host + u.EscapedPath() + "?" + u.RawQuery
	return s
}

// absolute completes an address by the one of the document that holds it.
func absolute(ref, base string) string {
	if strings.Contains(ref, "://") {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	if strings.HasPrefix(ref, "/") {
		return b.Scheme + "://" + b.Host + ref
	}
	return b.Scheme + "://" + b.Host + b.Path[:strings.LastIndex(b.Path, "/")+1] + ref
}
