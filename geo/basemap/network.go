package basemap

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// Network asks servers for what is wanted, politely: few connections to one host, and none for a while after it failed or
// asked to be left alone.
type Network struct {
	client *http.Client
	agent  string
	clock  Clock
	random func() float64 // 0 to 1
	most   int            // connections to one host

	mu    sync.Mutex
	hosts map[string]*hostState
}

// NetworkOptions are what a Network needs of the world.
type NetworkOptions struct {
	Transport  http.RoundTripper // nil: none, every request fails as without a network
	Agent      string            // names the program and where to read about it, as the services ask
	Clock      Clock             // nil: SystemClock
	Random     func() float64    // spreads what comes back after a failure; nil: math/rand
	Timeout    time.Duration     // for a whole answer; 0: 30 s
	MostAtOnce int               // connections to one host; 0: 4
}

type hostState struct {
	slots    chan struct{}
	until    time.Time // not before
	failures int       // in a row
}

// Transport is how the program reaches the network: with a bound for each phase of a connection, by the proxy of the system.
func Transport() http.RoundTripper {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            (&net.Dialer{Timeout: 8 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    8 * time.Second,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		ResponseHeaderTimeout:  15 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		MaxConnsPerHost:        4,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        60 * time.Second,
	}
}

// NewNetwork makes a Network.
func NewNetwork(o NetworkOptions) *Network {
	if o.Transport == nil {
		o.Transport = unplugged{}
	}
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MostAtOnce <= 0 {
		o.MostAtOnce = 4
	}
	n := &Network{agent: o.Agent, clock: o.Clock, random: o.Random, most: o.MostAtOnce, hosts: map[string]*hostState{}}
	n.client = &http.Client{Transport: o.Transport, Timeout: o.Timeout, CheckRedirect: checkRedirect}
	return n
}

// unplugged is a network that leads nowhere.
type unplugged struct{}

func (unplugged) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "dial", Err: errors.New("no network was given")}
}

// errRedirect stops a chain of redirects that leads astray.
var errRedirect = errors.New("redirect refused")

// checkRedirect follows a few redirects to the web, never from a protected address to an open one.
func checkRedirect(next *http.Request, before []*http.Request) error {
	const mostRedirects = 4
	switch scheme := next.URL.Scheme; {
	case len(before) > mostRedirects:
		return fmt.Errorf("%w: more than %d", errRedirect, mostRedirects)
	case scheme != "http" && scheme != "https":
		return fmt.Errorf("%w: to %s:", errRedirect, shortened(scheme, 20))
	case scheme == "http" && before[0].URL.Scheme == "https":
		return fmt.Errorf("%w: from https to http", errRedirect)
	}
	return nil
}

// Validators are what is known of an answer from before, to ask whether it still holds.
type Validators struct{ ETag, LastModified string }

// Answer is what a server said.
type Answer struct {
	Same    bool // what is known still holds; there is no body
	Body    []byte
	Type    string // of the content, as the server names it
	Known   Validators
	Expires time.Time
	Keep    bool // it may be kept on a disk
}

// Get asks for an address. It waits for its turn, and for nothing else: ask Wait before. most bounds the answer in bytes. The
// error is a *Problem, or that of ctx.
func (n *Network) Get(ctx context.Context, address string, known Validators, most int64) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, &Problem{Reason: NotAnAddress, Err: err}
	}
	if err := checkAddress(address); err != nil {
		return nil, err
	}
	h := n.host(u.Host)
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	a, after, err := n.ask(ctx, u, known, most)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	n.judge(h, err, after)
	return a, err
}

// Wait is how long the host of an address is to be left alone yet, 0 when it may be asked.
func (n *Network) Wait(address string) time.Duration {
	u, err := url.Parse(address)
	if err != nil {
		return 0
	}
	h := n.host(u.Host)
	n.mu.Lock()
	defer n.mu.Unlock()
	return max(0, h.until.Sub(n.clock.Now()))
}

func (n *Network) host(name string) *hostState {
	n.mu.Lock()
	defer n.mu.Unlock()
	h := n.hosts[name]
	if h == nil {
		h = &hostState{slots: make(chan struct{}, n.most)}
		n.hosts[name] = h
	}
	return h
}

// How long a host is left alone after a failure: twice as long each time, up to a bound; and how long one may ask to be.
const (
	firstPause  = time.Second
	longPause   = time.Minute
	longestWish = time.Hour
)

// judge remembers how a host answered. after is how long it asked to be left alone.
func (n *Network) judge(h *hostState, err error, after time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	var p *Problem
	if !errors.As(err, &p) || !p.ofHost() {
		h.failures = 0
		return
	}
	now := n.clock.Now()
	if now.Before(h.until) {
		return // others that were under way when it failed say the same thing
	}
	pause := longPause
	if h.failures < 6 {
		pause = firstPause << h.failures
	}
	h.failures++
	pause = time.Duration(float64(pause) * (0.75 + 0.5*n.random()))
	h.until = now.Add(max(pause, min(after, longestWish)))
}

func (n *Network) ask(ctx context.Context, u *url.URL, known Validators, most int64) (a *Answer, after time.Duration, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, 0, &Problem{Reason: NotAnAddress, Err: err}
	}
	req.Header.Set("User-Agent", n.agent)
	req.Header.Set("Accept", "image/*,application/xml;q=0.9,*/*;q=0.5")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	} else if known.LastModified != "" {
		req.Header.Set("If-Modified-Since", known.LastModified)
	}
	res, err := n.client.Do(req)
	if err != nil {
		return nil, 0, unreached(err)
	}
	defer func() { _ = res.Body.Close() }() // only read
	if p := refused(res); p != nil {
		return nil, retryAfter(res.Header, n.clock.Now()), p
	}
	a = &Answer{
		Same: res.StatusCode == http.StatusNotModified, Type: shortened(res.Header.Get("Content-Type"), 100),
		Known: Validators{ETag: shortened(res.Header.Get("ETag"), 200), LastModified: shortened(res.Header.Get("Last-Modified"), 60)},
	}
	a.Expires, a.Keep = expiry(res.Header, n.clock.Now())
	if a.Same {
		return a, 0, nil
	}
	if res.ContentLength > most {
		return nil, 0, &Problem{Reason: TooManyBytes, Detail: strconv.FormatInt(res.ContentLength, 10)}
	}
	a.Body, err = io.ReadAll(io.LimitReader(res.Body, most+1))
	switch {
	case err != nil:
		return nil, 0, unreached(err)
	case int64(len(a.Body)) > most:
		return nil, 0, &Problem{Reason: TooManyBytes, Detail: "> " + strconv.FormatInt(most, 10)}
	}
	return a, 0, nil
}

// refused says what an HTTP status means for a tile, nil when there is an answer to read.
func refused(res *http.Response) *Problem {
	p := &Problem{Detail: fmt.Sprintf("HTTP %d", res.StatusCode)}
	switch res.StatusCode {
	case http.StatusOK, http.StatusNotModified:
		return nil
	case http.StatusNotFound, http.StatusGone, http.StatusNoContent:
		p.Reason = Absent
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		p.Reason = Busy
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired:
		p.Reason = Denied
	default:
		p.Reason = Failing
		// A service says in an exception report what was wrong with the question, or that there is nothing here.
		const mostRead = 32 << 10
		body, err := io.ReadAll(io.LimitReader(res.Body, mostRead))
		if text := exceptionText(body); err == nil && res.StatusCode < 500 && text != "" {
			p.Reason, p.Detail = ServiceError, text
			if bytes.Contains(body, []byte("TileOutOfRange")) {
				p.Reason = Absent
			}
		}
	}
	return p
}

// unreached says why no answer came, or none to its end.
func unreached(err error) *Problem {
	var (
		unknown     x509.UnknownAuthorityError
		invalid     x509.CertificateInvalidError
		name        x509.HostnameError
		certificate *tls.CertificateVerificationError
		record      tls.RecordHeaderError
		timeout     interface{ Timeout() bool }
	)
	switch {
	case errors.Is(err, errRedirect):
		return &Problem{Reason: Redirected, Err: err}
	case errors.As(err, &unknown), errors.As(err, &invalid), errors.As(err, &name), errors.As(err, &certificate), errors.As(err, &record):
		return &Problem{Reason: Untrusted, Err: err}
	case errors.As(err, &timeout) && timeout.Timeout():
		return &Problem{Reason: TooSlow, Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF): // the answer began, and ended too soon
		return &Problem{Reason: Broken, Err: err}
	}
	return &Problem{Reason: NoNetwork, Err: err}
}
