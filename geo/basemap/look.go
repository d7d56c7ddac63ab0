package basemap

import (
	"context"
	"net/url"
	"strings"
)

// Look finds out what a pasted address offers: the layers of a WMTS service, whose description it asks for, or the one source
// of an address with placeholders or of one tile. The error is a *Problem, or that of ctx.
func (n *Network) Look(ctx context.Context, address string) ([]Offer, error) {
	address = strings.TrimSpace(address)
	t, err := ParseTemplate(address)
	if err == nil {
		first := t.URL(Coord{}, "0")
		u, err := url.Parse(first)
		if err != nil {
			return nil, &Problem{Reason: NotAnAddress, Err: err}
		}
		s := Source{Template: address, Name: u.Hostname(), Attribution: u.Hostname(), Lettered: !strings.Contains(strings.ToLower(first), "jp")}.completed() // photographs come as JPEG
		return []Offer{{ID: s.ID, Source: s}}, nil
	}
	question, ok := describing(address)
	if !ok {
		return nil, err
	}
	answer, err := n.Get(ctx, question, Validators{}, mostCapabilities)
	if err != nil {
		return nil, err
	}
	return ParseCapabilities(answer.Body, question)
}

// describing is the address of the description of the service that an address belongs to; ok is false when it is none of a
// WMTS.
func describing(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || checkAddress(address) != nil || strings.Contains(address, "{") {
		return "", false
	}
	query := u.Query()
	get := func(name string) string {
		for k, v := range query {
			if strings.EqualFold(k, name) && len(v) > 0 {
				return v[0]
			}
		}
		return ""
	}
	path := strings.ToLower(u.Path)
	switch {
	case strings.EqualFold(get("request"), "GetCapabilities"), strings.HasSuffix(path, ".xml"):
		return address, true
	case strings.Contains(path, "wmts"), strings.EqualFold(get("service"), "WMTS"):
		query.Set("SERVICE", "WMTS")
		query.Set("REQUEST", "GetCapabilities")
		u.RawQuery = query.Encode()
		return u.String(), true
	}
	return "", false
}
