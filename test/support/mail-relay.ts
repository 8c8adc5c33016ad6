import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { createInterface } from 'node:readline';

interface Message {
  from: string;
  to: string[];
  text: string;
}

/** As much of a mail relay (RFC 5321) as a client needs to hand in a message on this machine. */
export class MailRelay {
  readonly messages: Message[] = [];
  /** Whether it takes what is handed in. */
  accepts = true;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      // A client that leaves breaks the connection.
      socket.on('error', () => undefined);
      void this.talk(socket).catch(() => socket.destroy());
    });
  }

  static async start(): Promise<MailRelay> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MailRelay(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async talk(socket: Socket): Promise<void> {
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let message: Message = { from: '', to: [], text: '' };
    let isText = false;
    say('220 relay.example');
    for await (const line of createInterface({ input: socket })) {
      const [verb = ''] = line.toUpperCase().split(/[ :]/);
      const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
      if (isText && line !== '.') message.text += `${line}\n`;
      else if (isText) {
        isText = false;
        if (this.accepts) this.messages.push(message);
        say(this.accepts ? '250 taken' : '451 not now');
        message = { from: '', to: [], text: '' };
      } else if (verb === 'DATA') {
        isText = true;
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else {
        if (verb === 'MAIL') message.from = address;
        if (verb === 'RCPT') message.to.push(address);
        say('250 so be it');
      }
    }
  }
}
