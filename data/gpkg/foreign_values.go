package gpkg

import (
	"database/sql/driver"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"emprise/geo/feature"
	"emprise/geo/ingest"
)

// value gives the builder an attribute of the open feature, whatever SQLite holds where the column declares a type.
func (r *foreignReader) value(where ingest.Issue, field ForeignField, v driver.Value) {
	b := &r.builder
	switch v := v.(type) {
	case string:
		if !utf8.ValidString(v) {
			r.found.remark(where, "text_encoding", field.Name)
			v, _ = charmap.Windows1252.NewDecoder().String(v) // it has a character for every byte
		}
		if most := r.opt.Limits.TextBytes; len(v) > most {
			r.found.remark(where, "text_too_long", field.Name+": "+strconv.Itoa(len(v)))
			v = strings.ToValidUTF8(v[:most], "")
		}
		b.Text(field.Name, v)
	case int64:
		const exact = 1 << 53
		switch {
		case v > exact || v < -exact:
			b.Text(field.Name, strconv.FormatInt(v, 10))
		case field.Type == feature.Boolean && (v == 0 || v == 1):
			b.Bool(field.Name, v == 1)
		case field.Type == feature.Real:
			b.Number(field.Name, float64(v), feature.Real)
		default:
			b.Number(field.Name, float64(v), feature.Integer)
		}
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			r.found.remark(where, "number_too_large", field.Name)
			b.Unknown(field.Name)
			return
		}
		b.Number(field.Name, v, feature.Real)
	case []byte:
		if !r.binary[field.Name] {
			r.binary[field.Name] = true
			r.found.whole("binary_left_out", field.Name)
		}
	default:
		b.Unknown(field.Name)
	}
}
