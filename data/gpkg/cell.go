package gpkg

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"emprise/data"
)

// cell carries one field of a row to and from one column. An empty field is NULL: unknown is not no, nor zero.
type cell interface {
	driver.Valuer
	sql.Scanner
}

// made of two functions on the field.
type cellFuncs struct {
	value func() (driver.Value, error)
	scan  func(any) error
}

func (c cellFuncs) Value() (driver.Value, error) { return c.value() }
func (c cellFuncs) Scan(v any) error             { return c.scan(v) }

// textOf reads whatever a text column gives: the driver turns DATE columns into times.
func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return fmt.Sprint(v)
	}
}

func orNull(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

func text[T ~string](p *T) cell {
	return cellFuncs{
		func() (driver.Value, error) { return orNull(string(*p)), nil },
		func(v any) error { *p = T(textOf(v)); return nil },
	}
}

func term[T ~string](p *T, t terms[T]) cell {
	return cellFuncs{
		func() (driver.Value, error) { return orNull(t.literal(*p)), nil },
		func(v any) error {
			*p = ""
			if s := textOf(v); s != "" {
				*p = t.code(s)
			}
			return nil
		},
	}
}

// list keeps texts joined by "|", as the standard does.
func list(p *[]string) cell {
	return cellFuncs{
		func() (driver.Value, error) { return orNull(strings.Join(*p, "|")), nil },
		func(v any) error {
			*p = nil
			if s := textOf(v); s != "" {
				*p = strings.Split(s, "|")
			}
			return nil
		},
	}
}

func yesNo(p *bool) cell {
	return cellFuncs{
		func() (driver.Value, error) { return *p, nil },
		func(v any) error {
			var b sql.NullBool
			err := b.Scan(v)
			*p = b.Bool
			return err
		},
	}
}

func whole[T ~int | ~int64](p *T) cell {
	return cellFuncs{
		func() (driver.Value, error) { return int64(*p), nil },
		func(v any) error {
			var n sql.NullInt64
			err := n.Scan(v)
			*p = T(n.Int64)
			return err
		},
	}
}

func real(p *float64) cell {
	return cellFuncs{
		func() (driver.Value, error) { return *p, nil },
		func(v any) error {
			var n sql.NullFloat64
			err := n.Scan(v)
			*p = n.Float64
			return err
		},
	}
}

// ref keeps a reference as the kind and the ID of a row, with a colon between them: "plot:58901_TERRAIN-ECO_00012".
func ref(p *data.Ref) cell {
	return cellFuncs{
		func() (driver.Value, error) { return orNull(refText(*p)), nil },
		func(v any) error { *p = refOf(textOf(v)); return nil },
	}
}

// refs keeps references joined by "|".
func refs(p *[]data.Ref) cell { return joined(p, refText, refOf) }

// joined keeps a list of what has a text without "|", joined by it.
func joined[T any](p *[]T, text func(T) string, of func(string) T) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			texts := make([]string, len(*p))
			for i, v := range *p {
				texts[i] = text(v)
			}
			return orNull(strings.Join(texts, "|")), nil
		},
		func(v any) error {
			*p = nil
			if s := textOf(v); s != "" {
				for part := range strings.SplitSeq(s, "|") {
					*p = append(*p, of(part))
				}
			}
			return nil
		},
	}
}

func refText(r data.Ref) string {
	if r == (data.Ref{}) {
		return ""
	}
	return string(r.Kind) + ":" + r.ID
}

func refOf(s string) data.Ref {
	kind, id, _ := strings.Cut(s, ":")
	return data.Ref{Kind: data.Kind(kind), ID: id}
}

func maybeWhole(p **int) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if *p == nil {
				return nil, nil
			}
			return int64(**p), nil
		},
		func(v any) error {
			var n sql.NullInt64
			err := n.Scan(v)
			if *p = nil; err == nil && n.Valid {
				i := int(n.Int64)
				*p = &i
			}
			return err
		},
	}
}

func maybeNumber(p **float64) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if *p == nil {
				return nil, nil
			}
			return **p, nil
		},
		func(v any) error {
			var n sql.NullFloat64
			err := n.Scan(v)
			if *p = nil; err == nil && n.Valid {
				*p = &n.Float64
			}
			return err
		},
	}
}

// asJSON keeps a slice as JSON text, an empty one as NULL.
func asJSON[T any](p *[]T) cell { return inJSON(p, func(v []T) bool { return len(v) == 0 }) }

// whollyJSON keeps a value as JSON text, the zero one as NULL.
func whollyJSON[T comparable](p *T) cell {
	return inJSON(p, func(v T) bool { var zero T; return v == zero })
}

// origins keeps where the fields of a row come from as JSON text.
func origins(p *data.Provenance) cell {
	return inJSON(p, func(v data.Provenance) bool { return len(v) == 0 })
}

// inJSON keeps a value as JSON text, a void one as NULL. What cannot be read is void.
func inJSON[T any](p *T, void func(T) bool) cell {
	var zero T
	return cellFuncs{
		func() (driver.Value, error) {
			if void(*p) {
				return nil, nil
			}
			b, err := json.Marshal(*p)
			return string(b), err
		},
		func(v any) error {
			*p = zero
			s := textOf(v)
			if s == "" {
				return nil
			}
			err := json.Unmarshal([]byte(s), p)
			if err != nil {
				*p = zero
			}
			return err
		},
	}
}

// codes keeps a list of codes joined by "|".
func codes[T ~string](p *[]T) cell {
	return joined(p, func(c T) string { return string(c) }, func(s string) T { return T(s) })
}

// kilometres keeps metres as the standard writes distances by road.
func kilometres(p **float64) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if *p == nil {
				return nil, nil
			}
			return **p / 1000, nil
		},
		func(v any) error {
			var n sql.NullFloat64
			err := n.Scan(v)
			if *p = nil; n.Valid {
				m := math.Round(n.Float64*1e6) / 1e3 // to the millimetre, as it was
				*p = &m
			}
			return err
		},
	}
}

// fact spreads a fact over five columns; the value comes first, because without it there is no fact.
func fact[R any](name string, field func(*R) **data.Fact) []column[R] {
	part := func(f func(*data.Fact) cell) func(*R) cell {
		return func(r *R) cell {
			p := field(r)
			return cellFuncs{
				func() (driver.Value, error) {
					if *p == nil {
						return nil, nil
					}
					return f(*p).Value()
				},
				func(v any) error {
					if *p == nil {
						return nil
					}
					return f(*p).Scan(v)
				},
			}
		}
	}
	number := func(r *R) cell {
		p := field(r)
		return cellFuncs{
			func() (driver.Value, error) {
				if *p == nil {
					return nil, nil
				}
				return (*p).Value, nil
			},
			func(v any) error {
				var n sql.NullFloat64
				err := n.Scan(v)
				if *p = nil; err == nil && n.Valid {
					*p = &data.Fact{Value: n.Float64}
				}
				return err
			},
		}
	}
	return []column[R]{
		{name, number},
		{name + "_source", part(func(f *data.Fact) cell { return text(&f.Source) })},
		{name + "_date", part(func(f *data.Fact) cell { return text(&f.Date) })},
		{name + "_confidence", part(func(f *data.Fact) cell { return term(&f.Confidence, confidenceTerms) })},
		{name + "_author", part(func(f *data.Fact) cell { return text(&f.Author) })},
	}
}

func shape(p *orb.MultiPolygon) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if len(*p) == 0 {
				return nil, nil
			}
			return encodeMultiPolygon(*p), nil
		},
		func(v any) (err error) {
			*p = nil
			if blob, ok := v.([]byte); ok {
				*p, err = decodeMultiPolygon(blob)
			}
			return err
		},
	}
}

func point(p *orb.Point) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if *p == (orb.Point{}) {
				return nil, nil
			}
			return encodePoint(*p), nil
		},
		func(v any) (err error) {
			*p = orb.Point{}
			if blob, ok := v.([]byte); ok {
				*p, err = decodePoint(blob)
			}
			return err
		},
	}
}

// written is a point as text, WKT, for a table whose geometry is of another type.
func written(p *orb.Point) cell {
	return cellFuncs{
		func() (driver.Value, error) {
			if *p == (orb.Point{}) {
				return nil, nil
			}
			return wkt.MarshalString(*p), nil
		},
		func(v any) (err error) {
			*p = orb.Point{}
			if text, ok := v.(string); ok && text != "" {
				*p, err = wkt.UnmarshalPoint(text)
			}
			return err
		},
	}
}
