package io.rondo.integrations.link;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses belong to the public internet, by the special-purpose registries of IANA (RFC
 * 6890 and its updates). Everything else is this machine, an inner network, or nobody's.
 */
final class PublicAddresses {

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int a = bytes[0] & 0xFF;
    int b = bytes[1] & 0xFF;
    int c = bytes[2] & 0xFF;
    boolean inner =
        a == 0 // this network
            || a == 10
            || a == 127
            || (a == 100 && b >= 64 && b < 128) // shared by carriers
            || (a == 169 && b == 254) // link-local, and where clouds keep their secrets
            || (a == 172 && b >= 16 && b < 32)
            || (a == 192 && b == 168)
            || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documentation
            || (a == 192 && b == 88 && c == 99) // 6to4 relays
            || (a == 198 && (b == 18 || b == 19)) // benchmarks
            || (a == 198 && b == 51 && c == 100) // documentation
            || (a == 203 && b == 0 && c == 113) // documentation
            || a >= 224; // multicast, reserved, broadcast
    return !inner;
  }

  /**
   * Global unicast (2000::/3) without the blocks that lead on to an IPv4 address or nowhere.
   * Mapped, compatible and translated IPv4 addresses lie outside of it.
   */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    boolean global = first >> 13 == 1;
    boolean protocols = first == 0x2001 && second < 0x0200; // Teredo, ORCHID and others
    boolean documentation =
        (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
    boolean sixToFour = first == 0x2002;
    return global && !protocols && !documentation && !sixToFour;
  }
}
