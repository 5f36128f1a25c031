/** `well cert`. */
export const cert = {
  description: 'make a key and a self-signed certificate, so that the server speaks https in a local network',
  names: 'names and addresses that people open; those of this machine when absent',
  out: 'folder for cert.pem and key.pem',
  days: 'days that the certificate is valid',
  force: 'write over files that are there',
  made: (made: {
    readonly cert: string;
    readonly key: string;
    readonly names: readonly string[];
    readonly days: number;
    readonly fingerprint: string;
  }) =>
    `${made.cert} and ${made.key} are written, valid for ${made.days} days, for ${made.names.join(', ')}.

Start the server with
  TLS_CERT=${made.cert} TLS_KEY=${made.key}

No authority has signed this certificate, so every browser warns once:
  Chrome, Edge   "Your connection is not private" (NET::ERR_CERT_AUTHORITY_INVALID): Advanced, Proceed
  Firefox        "Warning: Potential Security Risk Ahead": Advanced, Accept the Risk and Continue
  Safari         "This Connection Is Not Private": Show Details, visit this website
After that nobody on the network can read along. Only the fingerprint tells whether it is this server that answers
(SHA-256; the browser shows it with the certificate):
  ${made.fingerprint}`,
};
