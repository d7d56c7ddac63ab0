package gpkg

import (
	"emprise/data"
)

// The tables that came with format 3 have names that no layer can have.

var contractTable = table[data.Contract]{
	name: "emprise_contracts",
	columns: []column[data.Contract]{
		{"id", func(c *data.Contract) cell { return text(&c.ID) }},
		{"name", func(c *data.Contract) cell { return text(&c.Name) }},
		{"framework", func(c *data.Contract) cell { return text(&c.Framework) }},
		{"start_date", func(c *data.Contract) cell { return text(&c.Start) }},
		{"end_date", func(c *data.Contract) cell { return text(&c.End) }},
		{"signatories", func(c *data.Contract) cell { return list(&c.Signatories) }},
		{"axes", func(c *data.Contract) cell { return asJSON(&c.Axes) }},
		{"notes", func(c *data.Contract) cell { return text(&c.Notes) }},
	},
}

var schemeTable = table[data.Scheme]{
	name: "emprise_schemes",
	columns: []column[data.Scheme]{
		{"id", func(s *data.Scheme) cell { return text(&s.ID) }},
		{"name", func(s *data.Scheme) cell { return text(&s.Name) }},
		{"funder", func(s *data.Scheme) cell { return text(&s.Funder) }},
		{"opens", func(s *data.Scheme) cell { return text(&s.Opens) }},
		{"closes", func(s *data.Scheme) cell { return text(&s.Closes) }},
		{"url", func(s *data.Scheme) cell { return text(&s.URL) }},
		{"notes", func(s *data.Scheme) cell { return text(&s.Notes) }},
	},
}

var landownerTable = table[data.Landowner]{
	name: "emprise_landowners",
	columns: []column[data.Landowner]{
		{"id", func(o *data.Landowner) cell { return text(&o.ID) }},
		{"name", func(o *data.Landowner) cell { return text(&o.Name) }},
		{"sort", func(o *data.Landowner) cell { return text(&o.Sort) }},
		{"siren", func(o *data.Landowner) cell { return text(&o.SIREN) }},
		{"contact", func(o *data.Landowner) cell { return text(&o.Contact) }},
		{"notes", func(o *data.Landowner) cell { return text(&o.Notes) }},
	},
}

var landUnitTable = table[data.LandUnit]{
	name: "emprise_land_units",
	columns: []column[data.LandUnit]{
		{"id", func(u *data.LandUnit) cell { return text(&u.ID) }},
		{"site_id", func(u *data.LandUnit) cell { return text(&u.ZoneID) }},
		{"parcels", func(u *data.LandUnit) cell { return list(&u.Parcels) }},
		{"landowner_id", func(u *data.LandUnit) cell { return text(&u.LandownerID) }},
		{"use", func(u *data.LandUnit) cell { return text(&u.Use) }},
		{"last_activity", func(u *data.LandUnit) cell { return text(&u.LastActivity) }},
		{"unoccupied_since", func(u *data.LandUnit) cell { return text(&u.UnoccupiedSince) }},
		{"reference", func(u *data.LandUnit) cell { return text(&u.Reference) }},
		{"notes", func(u *data.LandUnit) cell { return text(&u.Notes) }},
		{"entered", func(u *data.LandUnit) cell { return text(&u.Entered) }},
		{"updated", func(u *data.LandUnit) cell { return text(&u.Updated) }},
		{"provenance", func(u *data.LandUnit) cell { return origins(&u.Provenance) }},
		{"geom", func(u *data.LandUnit) cell { return shape(&u.Shape) }},
	},
}

var establishmentTable = table[data.Establishment]{
	name: "emprise_establishments",
	columns: []column[data.Establishment]{
		{"id", func(e *data.Establishment) cell { return text(&e.ID) }},
		{"etab_nom", func(e *data.Establishment) cell { return text(&e.Name) }},
		{"siret", func(e *data.Establishment) cell { return text(&e.SIRET) }},
		{"etab_activite_code", func(e *data.Establishment) cell { return text(&e.NAF) }},
		{"site_id", func(e *data.Establishment) cell { return text(&e.ZoneID) }},
		{"land_unit_id", func(e *data.Establishment) cell { return text(&e.LandUnitID) }},
		{"company_id", func(e *data.Establishment) cell { return text(&e.CompanyID) }},
		{"workforce", func(e *data.Establishment) cell { return maybeWhole(&e.Workforce) }},
		{"cfe", func(e *data.Establishment) cell { return term(&e.CFE, answerTerms) }},
		{"from_date", func(e *data.Establishment) cell { return text(&e.From) }},
		{"until_date", func(e *data.Establishment) cell { return text(&e.Until) }},
		{"notes", func(e *data.Establishment) cell { return text(&e.Notes) }},
		{"provenance", func(e *data.Establishment) cell { return origins(&e.Provenance) }},
		{"geom", func(e *data.Establishment) cell { return point(&e.At) }},
	},
}

var contactTable = table[data.Contact]{
	name: "emprise_contacts",
	columns: []column[data.Contact]{
		{"id", func(c *data.Contact) cell { return text(&c.ID) }},
		{"company_id", func(c *data.Contact) cell { return text(&c.CompanyID) }},
		{"date", func(c *data.Contact) cell { return text(&c.Date) }},
		{"channel", func(c *data.Contact) cell { return text(&c.Channel) }},
		{"by_whom", func(c *data.Contact) cell { return text(&c.By) }},
		{"with_whom", func(c *data.Contact) cell { return text(&c.With) }},
		{"subject", func(c *data.Contact) cell { return text(&c.Subject) }},
		{"asked", func(c *data.Contact) cell { return text(&c.Asked) }},
		{"promised", func(c *data.Contact) cell { return text(&c.Promised) }},
		{"next", func(c *data.Contact) cell { return text(&c.Next) }},
		{"next_due", func(c *data.Contact) cell { return text(&c.NextDue) }},
		{"next_done", func(c *data.Contact) cell { return yesNo(&c.NextDone) }},
		{"need_id", func(c *data.Contact) cell { return text(&c.NeedID) }},
		{"notes", func(c *data.Contact) cell { return text(&c.Notes) }},
	},
}

var proposalTable = table[data.Proposal]{
	name: "emprise_proposals",
	columns: []column[data.Proposal]{
		{"id", func(p *data.Proposal) cell { return text(&p.ID) }},
		{"company_id", func(p *data.Proposal) cell { return text(&p.CompanyID) }},
		{"need_id", func(p *data.Proposal) cell { return text(&p.NeedID) }},
		{"plot_ids", func(p *data.Proposal) cell { return list(&p.PlotIDs) }},
		{"parcels", func(p *data.Proposal) cell { return list(&p.Parcels) }},
		{"stage", func(p *data.Proposal) cell { return text(&p.Stage) }},
		{"steps", func(p *data.Proposal) cell { return asJSON(&p.Steps) }},
		{"option_until", func(p *data.Proposal) cell { return text(&p.OptionUntil) }},
		{"reason", func(p *data.Proposal) cell { return text(&p.Reason) }},
		{"notes", func(p *data.Proposal) cell { return text(&p.Notes) }},
	},
}

var sittingTable = table[data.Sitting]{
	name: "emprise_sittings",
	columns: []column[data.Sitting]{
		{"id", func(s *data.Sitting) cell { return text(&s.ID) }},
		{"title", func(s *data.Sitting) cell { return text(&s.Title) }},
		{"place", func(s *data.Sitting) cell { return text(&s.Place) }},
		{"participants", func(s *data.Sitting) cell { return list(&s.Participants) }},
		{"started", func(s *data.Sitting) cell { return text(&s.Started) }},
		{"ended", func(s *data.Sitting) cell { return text(&s.Ended) }},
		{"notes", func(s *data.Sitting) cell { return text(&s.Notes) }},
		{"public", func(s *data.Sitting) cell { return yesNo(&s.Public) }},
	},
}

var viewTable = table[data.KeptView]{
	name: "emprise_views",
	columns: []column[data.KeptView]{
		{"id", func(v *data.KeptView) cell { return text(&v.ID) }},
		{"name", func(v *data.KeptView) cell { return text(&v.Name) }},
		{"lon", func(v *data.KeptView) cell { return real(&v.Lon) }},
		{"lat", func(v *data.KeptView) cell { return real(&v.Lat) }},
		{"level", func(v *data.KeptView) cell { return whole(&v.Level) }},
	},
}

var compositionTable = table[data.KeptComposition]{
	name: "emprise_compositions",
	columns: []column[data.KeptComposition]{
		{"id", func(c *data.KeptComposition) cell { return text(&c.ID) }},
		{"name", func(c *data.KeptComposition) cell { return text(&c.Name) }},
		{"sheet", func(c *data.KeptComposition) cell { return text(&c.Sheet) }},
		{"look", func(c *data.KeptComposition) cell { return text(&c.Look) }},
	},
}

var attachmentTable = table[data.Attachment]{
	name: "emprise_attachments",
	columns: []column[data.Attachment]{
		{"id", func(a *data.Attachment) cell { return text(&a.ID) }},
		{"name", func(a *data.Attachment) cell { return text(&a.Name) }},
		{"media_type", func(a *data.Attachment) cell { return text(&a.Type) }},
		{"size", func(a *data.Attachment) cell { return whole(&a.Size) }},
		{"sha256", func(a *data.Attachment) cell { return text(&a.SHA256) }},
		{"added", func(a *data.Attachment) cell { return text(&a.Added) }},
		{"on_rows", func(a *data.Attachment) cell { return refs(&a.On) }},
		{"notes", func(a *data.Attachment) cell { return text(&a.Notes) }},
	},
}

var remarkTable = table[data.Remark]{
	name: "emprise_remarks",
	columns: []column[data.Remark]{
		{"id", func(r *data.Remark) cell { return text(&r.ID) }},
		{"on_rows", func(r *data.Remark) cell { return refs(&r.On) }},
		{"text", func(r *data.Remark) cell { return text(&r.Text) }},
		{"date", func(r *data.Remark) cell { return text(&r.Date) }},
		{"author", func(r *data.Remark) cell { return text(&r.Author) }},
		{"internal", func(r *data.Remark) cell { return yesNo(&r.Internal) }},
	},
}

var tieTable = table[data.Tie]{
	name: "emprise_ties",
	columns: []column[data.Tie]{
		{"id", func(t *data.Tie) cell { return text(&t.ID) }},
		{"from_row", func(t *data.Tie) cell { return ref(&t.From) }},
		{"to_row", func(t *data.Tie) cell { return ref(&t.To) }},
		{"sort", func(t *data.Tie) cell { return text(&t.Sort) }},
		{"label", func(t *data.Tie) cell { return text(&t.Label) }},
	},
}
